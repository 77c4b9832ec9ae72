/** The article's history in a few lines. */
import { Anchor, Input, Text } from '@mantine/core'
import type { WorkingArticle } from '../../drafts/article.ts'
import type { Saving } from '../../drafts/saver.ts'
import { useMessages } from '../../messages.ts'
import { useActorName } from '../../session/actors.ts'
import { useMe } from '../../session/me.ts'
import { useFormatters } from '../../ui/formatters.ts'
import { messages } from '../messages.ts'

export function About({ article, saving }: { article: WorkingArticle; saving: Saving }) {
  const w = useMessages(messages)
  const formatters = useFormatters()
  const nameOf = useActorName()
  const { staff } = useMe()
  // This tab's own save may be newer than its loaded data.
  const saved = saving.kind === 'saved' && saving.at && saving.at.getTime() > Date.parse(article.updatedAt)
  const [updatedBy, updatedAt] = saved
    ? [staff.name, saving.at!.toISOString()]
    : [article.updatedBy, article.updatedAt]
  const { createdBy, createdAt, publishedAt, corrections, altIds } = article
  const lines = [
    createdBy
      ? w.created(createdBy.name, formatters.date(createdAt, 'datetime'))
      : w.createdAt(formatters.date(createdAt, 'datetime')),
    updatedBy && w.updated(nameOf(updatedBy), formatters.date(updatedAt, 'datetime')),
    publishedAt && w.publishedOn(formatters.date(publishedAt, 'datetime')),
  ].filter(Boolean)
  return (
    <Input.Wrapper label={w.about} labelElement="div">
      {lines.map((line) => (
        <Text key={line} size="sm" c="dimmed">
          {line}
        </Text>
      ))}
      {altIds.map(({ role, value, uri, address }) => (
        <Text key={`${role} ${uri}`} size="sm" c="dimmed">
          {w.cameFrom}{' '}
          <bdi dir="ltr">
            {role} {value}
          </bdi>
          {address && (
            <>
              {' '}
              <Anchor href={address} target="_blank" rel="noreferrer" size="sm">
                {w.oldAddress}
              </Anchor>
            </>
          )}
        </Text>
      ))}
      {corrections.length > 0 && (
        <>
          <Text size="sm" fw={700} mt="xs">
            {w.corrections}
          </Text>
          {corrections.map(({ at, note }) => (
            <Text key={at} size="sm" c="dimmed">
              {formatters.date(at, 'datetime')}: {note}
            </Text>
          ))}
        </>
      )}
    </Input.Wrapper>
  )
}
