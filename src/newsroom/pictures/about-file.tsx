import { Text, Title } from '@mantine/core'
import type { Media } from '../library/media.ts'
import { messages } from '../library/messages.ts'
import { useMessages } from '../messages.ts'
import { useActorName } from '../session/actors.ts'
import { useFormatters } from '../ui/formatters.ts'
import { Time } from '../ui/time.tsx'
import classes from './details.module.css'

export function AboutFile({ media }: { media: Media }) {
  const w = useMessages(messages)
  const formatters = useFormatters()
  const nameOf = useActorName()
  const { sizeInBytes, width, height, durationSeconds, createdBy, updatedBy } = media
  const weight =
    sizeInBytes === null
      ? ''
      : sizeInBytes >= 1_048_576
        ? w.megabytes(formatters.number(Math.round(sizeInBytes / 104_857.6) / 10))
        : w.kilobytes(formatters.number(Math.max(1, Math.round(sizeInBytes / 1024))))
  const facts = [
    media.ending?.toUpperCase(),
    width && height && w.pixels(formatters.number(width), formatters.number(height)),
    weight,
    durationSeconds && formatters.count(Math.round(durationSeconds), w.seconds),
  ].filter(Boolean)
  return (
    <section aria-labelledby="file">
      <Title order={2} id="file" mt="lg" mb="xs">
        {w.aboutFile}
      </Title>
      <ul className={classes.facts}>
        {facts.map((fact) => (
          <li key={String(fact)}>
            <bdi>{fact}</bdi>
          </li>
        ))}
      </ul>
      <Text size="sm">
        {createdBy ? w.broughtBy(createdBy.name) : w.broughtByNobody} · <Time at={media.createdAt} />
      </Text>
      {updatedBy && media.version > 1 && (
        <Text size="sm">
          {w.changedBy(nameOf(updatedBy))} · <Time at={media.updatedAt} />
        </Text>
      )}
      {media.type === 'picture' && (
        <Text size="sm" c="dimmed" mt={4}>
          {w.privacy}
        </Text>
      )}
    </section>
  )
}
