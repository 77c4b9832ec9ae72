import { Text } from '@mantine/core'
import { useHouse } from '../shell/house.ts'
import { useWords } from '../words.ts'
import type { Media } from './media.ts'
import classes from './uploads.module.css'
import { words } from './words.ts'

/** What a file said of itself, to be checked at once. */
export function ReadFacts({ media }: { media: Media }) {
  const w = useWords(words)
  const house = useHouse()
  const facts: [string, string][] = [
    [w.caption, media.caption],
    [w.creditline, media.creditline],
    [w.agency, media.agency?.name ?? ''],
    [w.altText, media.altText],
    [w.copyrightNotice, media.copyrightNotice],
    [w.usageTerms, media.usageTerms],
    [w.keywords, media.keywords.join('، ')],
    [w.takenAt, media.takenAt ? house.date(media.takenAt, 'datetime') : ''],
    [w.expiresOn, media.expiresAt ? house.date(Date.parse(media.expiresAt) - 1, 'date') : ''],
  ]
  const read = facts.filter(([, text]) => text !== '')
  if (read.length === 0 && media.type === 'picture') return <Text size="sm">{w.nothingRead}</Text>
  return (
    <>
      {read.length > 0 && (
        <>
          <Text size="sm" c="dimmed">
            {w.readFromFile}
          </Text>
          <dl className={classes.facts}>
            {read.map(([name, text]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>
                  <bdi>{text}</bdi>
                </dd>
              </div>
            ))}
          </dl>
        </>
      )}
      {media.type === 'picture' && !media.altText && <Text size="sm">{w.altMissing}</Text>}
    </>
  )
}
