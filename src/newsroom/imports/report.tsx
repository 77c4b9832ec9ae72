/** The report of an import or of a trial: what the archive holds, what came in, and what did not. */
import { Anchor, List, Stack, Text, Title } from '@mantine/core'
import type { AnswerOf } from '../api.ts'
import { useLanguage, useMessages } from '../messages.ts'
import { useFormatters } from '../ui/formatters.ts'
import { lossKinds } from './loss-kinds.ts'
import { messages } from './messages.ts'

export type Report = NonNullable<AnswerOf<'get', '/import-runs/{id}'>['report']>
type Loss = Report['losses'][number]

/** The most things that are listed of one kind; the rest is counted. */
const mostShown = 50

export function ReportView({ report, isTrial }: { report: Report; isTrial?: boolean }) {
  const w = useMessages(messages)
  const { number } = useFormatters()
  const outcome = (of: string, counts: Record<string, number>) =>
    Object.entries(counts)
      .filter(([, n]) => n > 0)
      .map(([name, n]) => {
        const own = of === 'media files' ? w.outcomesOfMedia[name] : undefined
        return `${own ?? w.outcomes[name] ?? name} ${number(n)}`
      })
      .join(w.comma)
  /** "post/draft", "terms of category", "authors" in words, where they are known. */
  const foundName = (name: string) => {
    const [type = '', state] = name.replace(/^terms of /, '').split('/')
    const known = w.foundTypes[type]
    if (!known) return <bdi>{name}</bdi>
    return [known, state && (w.foundStates[state] ?? state)].filter(Boolean).join(' ')
  }
  return (
    <Stack gap="md">
      <Text size="sm">
        {w.zoneOf} <bdi dir="ltr">{report.zone}</bdi>
      </Text>
      <Part title={w.holds}>
        {report.found.map(({ name, count }) => (
          <List.Item key={name}>
            {foundName(name)}: {number(count)}
          </List.Item>
        ))}
      </Part>
      <Part title={isTrial ? w.wouldCome : w.came}>
        {Object.entries(report.came).map(([name, counts]) => (
          <List.Item key={name}>
            {w.of[name] ?? name}: {outcome(name, counts) || number(0)}
          </List.Item>
        ))}
      </Part>
      <div>
        <Title order={3} size="h5">
          {w.left}
        </Title>
        {report.losses.length === 0 && <Text size="sm">{w.leftNothing}</Text>}
        {report.losses.map((loss) => (
          <LossDetails key={loss.kind} loss={loss} />
        ))}
      </div>
    </Stack>
  )
}

function Part({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <div>
      <Title order={3} size="h5">
        {title}
      </Title>
      <List size="sm">{children}</List>
    </div>
  )
}

function LossDetails({ loss }: { loss: Loss }) {
  const w = useMessages(messages)
  const { language } = useLanguage()
  const { count, number } = useFormatters()
  const [, shortcode] = /^shortcode (\[.*)$/.exec(loss.kind) ?? []
  const [, block] = /^block (\S+)$/.exec(loss.kind) ?? []
  const known = shortcode ? w.shortcode(shortcode) : block ? w.block(block) : undefined
  const named = known ?? (language === 'ar' ? lossKinds[loss.kind] : undefined) ?? loss.kind
  const rest = loss.count - Math.min(loss.items.length, mostShown)
  return (
    <details>
      <summary>
        <bdi>{named}</bdi> ({number(loss.count)})
      </summary>
      <List size="sm" mb="sm">
        {loss.items.slice(0, mostShown).map((item, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the things of a report have no other name and keep their order.
          <List.Item key={at}>
            {item.title && <bdi>{item.title}</bdi>} {item.detail && <bdi>{item.detail}</bdi>}{' '}
            {/^https?:/.test(item.address) && (
              <Anchor href={item.address} target="_blank" rel="noreferrer" size="sm" dir="ltr">
                {item.address}
              </Anchor>
            )}
          </List.Item>
        ))}
        {rest > 0 && <List.Item>{count(rest, w.more)}</List.Item>}
      </List>
    </details>
  )
}
