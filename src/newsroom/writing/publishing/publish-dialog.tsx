/** Publishes now or at a time: shows what readers will see, and warnings for the editor. */
import { Alert, Button, Checkbox, Group, List, Modal, Radio, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Content, WorkingArticle } from '../../drafts/article.ts'
import { readMedia } from '../../library/media-facts.ts'
import { useMessages } from '../../messages.ts'
import { useChoices } from '../../pickers/choices.ts'
import { useFormatters } from '../../ui/formatters.ts'
import { Headline } from '../../ui/headline.tsx'
import { MomentField } from '../../ui/moment-field.tsx'
import { useSuggestions } from '../suggestions.ts'
import { BannerChoice, bannerOf, givenBanner } from './banner-choice.tsx'
import { useMediaChecks } from './media-checks.ts'
import { messages } from './messages.ts'
import type { Act } from './use-article-action.ts'

interface Props {
  article: WorkingArticle
  content: Content
  act: Act
  close(): void
}

/** Now, at a future time, or now with a past date. */
type Mode = 'now' | 'at' | 'back'

export interface PublishAnswer {
  state: 'published' | 'scheduled'
  at: string
  address: string | null
}

export function PublishDialog({ article, content, act, close }: Props) {
  const w = useMessages(messages)
  const formatters = useFormatters()
  const [mode, setMode] = useState<Mode>(article.scheduledAt ? 'at' : 'now')
  // An article that was public before returns with its first date, unless the editor chooses another.
  const wasPublic = article.publishedAt !== null
  const [keepsDate, setKeepsDate] = useState(true)
  const [at, setAt] = useState<string | null>(article.scheduledAt)
  const [tells, setTells] = useState(content.breaking && article.publishedRevision === null)
  const [banner, setBanner] = useState(() =>
    bannerOf(content.headline, content.breaking && article.publishedRevision === null),
  )
  const hasBanner = content.breaking && mode !== 'back'
  const [isRunning, setIsRunning] = useState(false)
  const missing = useChecks(content)
  const mediaChecks = useMediaChecks(content)
  const checks = [...missing.map((check) => w[check]), ...mediaChecks]
  const duplicates = useSuggestions(article.id, article.revision)?.duplicates ?? []
  const section = useChoices('sections', '', content.sectionId ? [content.sectionId] : []).find(
    (one) => one.value === String(content.sectionId),
  )
  const isPast = at !== null && Date.parse(at) <= Date.now()
  const isWrong = at !== null && (mode === 'back' ? !isPast : isPast)
  const isBannerReady = !hasBanner || !banner.shows || banner.text.trim() !== ''
  const isTimeReady = mode === 'now' || (at !== null && !isWrong)
  const isReady = content.headline.trim() !== '' && isTimeReady && isBannerReady
  const embargo =
    content.embargoedUntil && Date.parse(content.embargoedUntil) > Date.now() ? content.embargoedUntil : null
  const time = (iso: string) => formatters.date(iso, 'datetime')

  async function publish() {
    setIsRunning(true)
    const done = await act(
      'publish',
      mode === 'back'
        ? { at, backdated: true, notifyFollowers: false }
        : {
            ...{ at: mode === 'at' ? at : null, keepDate: keepsDate, notifyFollowers: tells },
            breakingBanner: hasBanner ? givenBanner(banner) : null,
          },
      (answer) => (answer.state === 'published' ? w.published : w.scheduledFor(time(answer.at))),
    )
    setIsRunning(false)
    if (done) close()
  }
  const chosen = mode === 'at' ? at : null
  // A later end of an embargo overrides the chosen time.
  const goesOut = embargo && (!chosen || Date.parse(chosen) < Date.parse(embargo)) ? embargo : chosen
  const sees = goesOut
    ? w.seesAt(content.headline, time(goesOut))
    : mode === 'back' && at
      ? w.seesBackdated(content.headline, time(at))
      : article.state === 'unpublished'
        ? w.seesAgain(content.headline)
        : w.seesNow(content.headline)

  return (
    <Modal
      opened
      onClose={close}
      title={w.publishTitle}
      closeButtonProps={{ 'aria-label': w.close }}
      centered
    >
      <Stack>
        <Radio.Group value={mode} onChange={(value) => setMode(value as Mode)} label={w.when}>
          <Group mt="xs">
            <Radio value="now" label={w.now} />
            <Radio value="at" label={w.at} />
            <Radio value="back" label={w.back} />
          </Group>
        </Radio.Group>
        {mode !== 'now' && (
          <MomentField
            label={mode === 'at' ? w.when : w.originalDate}
            value={at}
            onChange={setAt}
            error={isWrong ? (mode === 'at' ? w.past : w.notPast) : undefined}
          />
        )}
        {wasPublic && mode !== 'back' && (
          <Radio.Group
            value={keepsDate ? 'first' : 'new'}
            onChange={(value) => setKeepsDate(value === 'first')}
            label={w.dateShown}
          >
            <Stack gap={6} mt="xs">
              <Radio value="first" label={w.firstDate(time(article.publishedAt!))} />
              <Radio value="new" label={w.newDate} />
            </Stack>
          </Radio.Group>
        )}
        <div hidden={!isReady}>
          <Text fw={700} size="sm">
            {w.readersSee}
          </Text>
          <Text size="sm">{sees}</Text>
          {section && <Text size="sm">{w.inSection(section.label)}</Text>}
          {content.breaking && <Text size="sm">{w.breaking}</Text>}
          {embargo && (
            <Text size="sm" c="orange.8" fw={700}>
              {w.embargoed(time(embargo))}
            </Text>
          )}
        </div>
        {checks.length > 0 && (
          <Alert color="orange" title={w.checks} variant="light">
            <List size="sm">
              {checks.map((check) => (
                <List.Item key={check}>{check}</List.Item>
              ))}
            </List>
          </Alert>
        )}
        {duplicates.length > 0 && (
          <Alert color="orange" title={w.alreadyOut} variant="light">
            <List size="sm">
              {duplicates.map(({ id, headline, publishedAt }) => (
                <List.Item key={id}>
                  <a href={`/articles/${id}/-`} target="_blank" rel="noreferrer">
                    <Headline of={headline} />
                  </a>{' '}
                  {time(publishedAt)}
                </List.Item>
              ))}
            </List>
          </Alert>
        )}
        {hasBanner && <BannerChoice banner={banner} change={setBanner} />}
        {mode !== 'back' && (
          <Checkbox
            label={w.notifyFollowers}
            description={w.tellHint}
            checked={tells}
            onChange={(event) => setTells(event.currentTarget.checked)}
          />
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {w.cancel}
          </Button>
          <Button onClick={() => void publish()} loading={isRunning} disabled={!isReady} data-autofocus>
            {mode === 'at' || goesOut ? w.schedule : w.publishNow}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}

type Check = 'noHeadline' | 'noSection' | 'noPicture' | 'noAlt' | 'noText' | 'noByline'

function useChecks(content: Content): Check[] {
  const { data: picture } = useQuery({
    queryKey: ['media', 'one', content.mediaId],
    queryFn: () => readMedia(content.mediaId!),
    enabled: content.mediaId !== null,
  })
  const checks: [Check, boolean][] = [
    ['noHeadline', content.headline.trim() === ''],
    ['noSection', content.sectionId === null],
    ['noPicture', content.mediaId === null && content.videoId === null],
    ['noAlt', picture !== undefined && picture.altText === ''],
    ['noText', content.body.content.length === 0],
    ['noByline', content.authorIds.length === 0 && content.agencyId === null],
  ]
  return checks.filter(([, holds]) => holds).map(([check]) => check)
}
