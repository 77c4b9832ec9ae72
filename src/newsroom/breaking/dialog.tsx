/** Breaking news in one dialog: the headline, the banner, the lead of the front, the notification. */
import {
  Alert,
  Button,
  Checkbox,
  Group,
  Modal,
  NativeSelect,
  Paper,
  SimpleGrid,
  Stack,
  Text,
  TextInput,
} from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { api, type BodyOf, isUncertain } from '../api.ts'
import { useMessages } from '../messages.ts'
import { ArticleField } from '../pickers/article-picker.tsx'
import { useChoices } from '../pickers/choices.ts'
import { openBreaking } from '../session/breaking.ts'
import { Headline } from '../ui/headline.tsx'
import { useProblemSentence } from '../ui/problems.ts'
import { toast } from '../ui/toast.ts'
import { BreakingLine } from './breaking-line.tsx'
import { messages } from './messages.ts'
import { Standing, type StandingBreaking } from './standing.tsx'
import { StayField } from './stay-field.tsx'
import { givenStay, isWhole, useTyped } from './typed.ts'

type Body = BodyOf<'post', '/breaking'>

interface Props {
  articleId: number | null
  standing: StandingBreaking | null
  close(): void
}

export function BreakingDialog({ articleId, standing, close }: Props) {
  const w = useMessages(messages)
  const say = useProblemSentence({ conflict: w.conflict })
  const queries = useQueryClient()
  const { typed, set, sending, refused, clear } = useTyped(articleId)
  const [problem, setProblem] = useState<unknown>(null)
  const [isSending, setSending] = useState(false)
  const sections = useChoices('sections', '', [])
  const { data: article } = useQuery({
    queryKey: ['articles', 'breaking', articleId],
    queryFn: () => api.get('/articles/{id}', { params: { id: articleId! } }),
    enabled: articleId !== null,
    ...{ staleTime: 0, gcTime: 0 },
  })
  const isPublic = article?.state === 'published'
  const headline = typed.headline || (article?.content.headline ?? '')
  const isReady =
    headline.trim() !== '' &&
    (articleId === null || article !== undefined) &&
    [typed.banner, typed.lead].every(isWhole)

  async function publish(event?: FormEvent): Promise<void> {
    event?.preventDefault()
    if (!isReady || isSending) return
    const body: Body = {
      ...{ headline: typed.headline.trim(), articleId },
      ...(article && !isPublic ? { revision: article.revision } : {}),
      sectionId: articleId === null && typed.sectionId ? Number(typed.sectionId) : null,
      ...{ banner: givenStay(typed.banner), lead: givenStay(typed.lead), notifyFollowers: typed.notifies },
    }
    setSending(true)
    setProblem(null)
    try {
      await api.post('/breaking', sending(body))
      toast(w.published)
      clear()
      // The dialog stays, and shows what readers see now.
      if (articleId !== null) openBreaking()
    } catch (error) {
      setProblem(error)
      if (!isUncertain(error)) refused()
    } finally {
      setSending(false)
    }
    for (const queryKey of [['breaking'], ['front'], ['articles'], ['desk']])
      void queries.invalidateQueries({ queryKey })
  }

  const isAnswered = !isUncertain(problem)
  return (
    <Modal opened onClose={close} title={w.open} size="lg" closeButtonProps={{ 'aria-label': w.close }}>
      <Stack gap="md">
        {/* Outside the form: its keys publish another article. */}
        {standing && (standing.text !== '' || standing.lead) && <Standing of={standing} />}
        <form
          onSubmit={(event) => event.preventDefault()}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void publish(event)
          }}
        >
          <Stack gap="md">
            {problem !== null && (
              <Alert color="red" role="alert" title={isAnswered ? w.nothingDone : w.notKnown}>
                <Text size="sm">{say(problem)}</Text>
                {!isAnswered && <Text size="sm">{`${w.kept} ${w.again}`}</Text>}
                {isAnswered && articleId === null && <Text size="sm">{w.kept}</Text>}
              </Alert>
            )}
            {articleId !== null && (
              <Group gap="sm" wrap="nowrap">
                <Text size="sm" flex={1}>
                  {w.ofArticle}: <Headline of={article?.content.headline ?? '…'} />
                  {article && !isPublic && <> {w.isDraft}</>}
                </Text>
                <Button size="compact-sm" variant="default" onClick={() => openBreaking()}>
                  {w.noArticle}
                </Button>
              </Group>
            )}
            <TextInput
              data-autofocus
              label={w.headline}
              description={w.headlineHint}
              value={headline}
              onChange={({ currentTarget }) => set({ headline: currentTarget.value })}
              maxLength={200}
              required
            />
            <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
              <StayField label={w.bannerEnd} value={typed.banner} change={(banner) => set({ banner })} />
              <StayField label={w.leadEnd} value={typed.lead} change={(lead) => set({ lead })} />
            </SimpleGrid>
            <Checkbox
              label={w.notify}
              description={w.notifyHint}
              checked={typed.notifies}
              onChange={({ currentTarget }) => set({ notifies: currentTarget.checked })}
            />
            {typed.banner.choice !== 'none' && (
              <div>
                <Text size="sm" mb={4}>
                  {w.looks}
                </Text>
                <Paper withBorder p={0}>
                  <BreakingLine text={headline || '…'} />
                </Paper>
                {standing?.text && (
                  <Text size="sm" c="dimmed">
                    {w.replaces(standing.text)}
                  </Text>
                )}
              </div>
            )}
            {articleId === null && (
              <>
                <NativeSelect
                  label={w.section}
                  value={typed.sectionId}
                  onChange={({ currentTarget }) => set({ sectionId: currentTarget.value })}
                  data={[{ value: '', label: w.noSection }, ...sections]}
                />
                {typed.headline === '' && (
                  <ArticleField label={w.article} onPick={({ id }) => openBreaking(id)} />
                )}
              </>
            )}
            <Group justify="flex-end">
              <Button variant="default" onClick={close}>
                {w.cancel}
              </Button>
              <Button color="red" loading={isSending} disabled={!isReady} onClick={() => void publish()}>
                {w.publish}
              </Button>
            </Group>
          </Stack>
        </form>
      </Stack>
    </Modal>
  )
}
