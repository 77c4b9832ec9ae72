/** Publishing, now or at a time: what readers will see, and what an editor would look at once more. */
import { Alert, Button, Checkbox, Group, List, Modal, Radio, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useHouse } from '../../shell/house.ts'
import { useWords } from '../../words.ts'
import type { Content, WorkingArticle } from '../article.ts'
import { useChoices } from '../details/choices.ts'
import { MomentField } from '../details/moment-field.tsx'
import { readMedia } from '../media.ts'
import { useSuggestions } from '../suggestions.ts'
import type { Act } from './use-deed.ts'
import { words } from './words.ts'

interface Props {
  article: WorkingArticle
  content: Content
  act: Act
  close(): void
}

export interface PublishAnswer {
  state: 'published' | 'scheduled'
  at: string
  address: string | null
}

export function PublishDialog({ article, content, act, close }: Props) {
  const w = useWords(words)
  const house = useHouse()
  const [mode, setMode] = useState<'now' | 'at'>(article.scheduledAt ? 'at' : 'now')
  const [at, setAt] = useState<string | null>(article.scheduledAt)
  const [tells, setTells] = useState(content.breaking && article.publishedRevision === null)
  const [isRunning, setIsRunning] = useState(false)
  const checks = useChecks(content)
  const duplicates = useSuggestions(article.id, article.revision)?.duplicates ?? []
  const section = useChoices('sections', '', content.sectionId ? [content.sectionId] : []).find(
    (one) => one.value === String(content.sectionId),
  )
  const isPast = at !== null && Date.parse(at) <= Date.now()
  const isReady = content.headline.trim() !== '' && (mode === 'now' || (at !== null && !isPast))
  const embargo =
    content.embargoedUntil && Date.parse(content.embargoedUntil) > Date.now() ? content.embargoedUntil : null
  const time = (iso: string) => house.date(iso, 'datetime')

  async function publish() {
    setIsRunning(true)
    const done = await act<PublishAnswer>(
      'publish',
      { at: mode === 'at' ? at : null, tellFollowers: tells },
      (answer) => (answer.state === 'published' ? w.published : w.scheduledFor(time(answer.at))),
    )
    setIsRunning(false)
    if (done) close()
  }
  const chosen = mode === 'at' ? at : null
  // An embargo that ends later than what is chosen is what counts.
  const goesOut = embargo && (!chosen || Date.parse(chosen) < Date.parse(embargo)) ? embargo : chosen
  const sees = goesOut
    ? w.seesAt(content.headline, time(goesOut))
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
        <Radio.Group value={mode} onChange={(value) => setMode(value as 'now' | 'at')} label={w.when}>
          <Group mt="xs">
            <Radio value="now" label={w.now} />
            <Radio value="at" label={w.at} />
          </Group>
        </Radio.Group>
        {mode === 'at' && (
          <MomentField label={w.when} value={at} onChange={setAt} error={isPast ? w.past : undefined} />
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
                <List.Item key={check}>{w[check]}</List.Item>
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
                    <bdi>{headline}</bdi>
                  </a>{' '}
                  {time(publishedAt)}
                </List.Item>
              ))}
            </List>
          </Alert>
        )}
        <Checkbox
          label={w.tellFollowers}
          description={w.tellHint}
          checked={tells}
          onChange={(event) => setTells(event.currentTarget.checked)}
        />
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
    ['noByline', content.personIds.length === 0 && content.agencyId === null],
  ]
  return checks.filter(([, holds]) => holds).map(([check]) => check)
}
