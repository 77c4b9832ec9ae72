/** Breaking news that readers see now: until when, its headline corrected, ended by one press. */
import { Alert, Anchor, Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { type AnswerOf, api } from '../api.ts'
import { useMessages } from '../messages.ts'
import { useFormatters } from '../ui/formatters.ts'
import { useProblemSentence } from '../ui/problems.ts'
import { toast } from '../ui/toast.ts'
import classes from './breaking.module.css'
import { BreakingLine } from './breaking-line.tsx'
import { EndsForm } from './ends-form.tsx'
import { messages } from './messages.ts'

export type StandingBreaking = AnswerOf<'get', '/breaking'>

export function Standing({ of }: { of: StandingBreaking }) {
  const { text, article, endsAt, lead, version } = of
  const w = useMessages(messages)
  const say = useProblemSentence()
  const queries = useQueryClient()
  const formatters = useFormatters()
  const [headline, setHeadline] = useState<string | null>(null)
  const [isEnding, setEnding] = useState(false)
  const [problem, setProblem] = useState('')
  const said = text || (lead?.headline ?? '')
  const articleId = article?.id ?? lead?.id ?? null

  async function act(call: () => Promise<unknown>, done: string): Promise<void> {
    setProblem('')
    try {
      await call()
      setHeadline(null)
      setEnding(false)
      toast(done)
    } catch (error) {
      setProblem(say(error))
    }
    void queries.invalidateQueries({ queryKey: ['breaking'] })
    void queries.invalidateQueries({ queryKey: ['front'] })
    void queries.invalidateQueries({ queryKey: ['articles'] })
  }
  const correct = () =>
    act(() => api.put('/breaking/headline', { body: { headline: headline ?? '', version } }), w.corrected)
  const until = (at: string | null, open: string, closed: (time: string) => string) =>
    at === null ? open : closed(formatters.date(at, 'datetime'))
  return (
    <section className={classes.standing} aria-label={w.now}>
      <Stack gap="xs">
        <BreakingLine text={said} />
        <Text size="sm" c="dimmed">
          {[text && until(endsAt, w.bannerOpen, w.banner), lead && until(lead.endsAt, w.leadOpen, w.lead)]
            .filter(Boolean)
            .join(' · ')}
        </Text>
        {problem && (
          <Alert color="red" role="alert">
            {problem}
          </Alert>
        )}
        {headline !== null && (
          <TextInput
            label={w.correct}
            value={headline}
            onChange={({ currentTarget }) => setHeadline(currentTarget.value)}
            maxLength={200}
          />
        )}
        {isEnding && (
          <EndsForm
            of={of}
            save={(body) => void act(() => api.put('/breaking/ends', { body }), w.endsChanged)}
          />
        )}
        <Group gap="sm">
          {headline === null ? (
            <Button size="compact-sm" variant="default" onClick={() => setHeadline(said)}>
              {w.correct}
            </Button>
          ) : (
            <Button
              size="compact-sm"
              color="red"
              disabled={headline.trim() === '' || headline === said}
              onClick={() => void correct()}
            >
              {w.correctAction}
            </Button>
          )}
          {!isEnding && (
            <Button size="compact-sm" variant="default" onClick={() => setEnding(true)}>
              {w.changeEnds}
            </Button>
          )}
          <Button
            size="compact-sm"
            color="red"
            variant="light"
            onClick={() => void act(() => api.del('/breaking'), w.ended)}
          >
            {w.end}
          </Button>
          {articleId !== null && (
            <Anchor size="sm" href={`/newsroom/articles/${articleId}`}>
              {w.openArticle}
            </Anchor>
          )}
        </Group>
      </Stack>
    </section>
  )
}
