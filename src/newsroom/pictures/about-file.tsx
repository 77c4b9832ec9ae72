import { Text, Title } from '@mantine/core'
import { useActorName } from '../shell/actors.ts'
import { useHouse } from '../shell/house.ts'
import { Time } from '../shell/time.tsx'
import { useWords } from '../words.ts'
import classes from './details.module.css'
import type { Media } from './media.ts'
import { words } from './words.ts'

export function AboutFile({ media }: { media: Media }) {
  const w = useWords(words)
  const house = useHouse()
  const nameOf = useActorName()
  const { sizeInBytes, width, height, durationSeconds, createdBy, updatedBy } = media
  const weight =
    sizeInBytes === null
      ? ''
      : sizeInBytes >= 1_048_576
        ? w.megabytes(house.number(Math.round(sizeInBytes / 104_857.6) / 10))
        : w.kilobytes(house.number(Math.max(1, Math.round(sizeInBytes / 1024))))
  const facts = [
    media.ending?.toUpperCase(),
    width && height && w.pixels(house.number(width), house.number(height)),
    weight,
    durationSeconds && w.seconds(house.number(Math.round(durationSeconds))),
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
