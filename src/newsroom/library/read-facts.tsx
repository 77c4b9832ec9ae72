import { Text } from '@mantine/core'
import { useMessages } from '../messages.ts'
import { useFormatters } from '../ui/formatters.ts'
import { fieldMessages } from './field-messages.ts'
import { messages } from './messages.ts'
import type { Uploaded } from './upload-picture.ts'
import classes from './uploads.module.css'

/** The metadata read from a file, for checking after the upload. */
export function ReadFacts({ media }: { media: Uploaded }) {
  const field = useMessages(fieldMessages)
  const w = useMessages(messages)
  const formatters = useFormatters()
  const facts: [string, string][] = [
    [field.caption, media.caption],
    [field.creditline, media.creditline],
    [field.agency, media.agency?.name ?? ''],
    [field.altText, media.altText],
    [field.copyrightNotice, media.copyrightNotice],
    [field.usageTerms, media.usageTerms],
    [field.instructions, media.instructions],
    [
      field.embargoedUntil,
      media.embargoed && media.embargoedUntil ? formatters.date(media.embargoedUntil, 'datetime') : '',
    ],
    [field.keywords, media.keywords.join('، ')],
    [field.takenAt, media.takenAt ? formatters.date(media.takenAt, 'datetime') : ''],
    [field.expiresOn, media.expiresAt ? formatters.date(Date.parse(media.expiresAt) - 1, 'date') : ''],
  ]
  const read = facts.filter(([, text]) => text !== '')
  return (
    <>
      {read.length === 0 && media.type === 'picture' && <Text size="sm">{w.nothingRead}</Text>}
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
      {media.guessedEncoding && <Text size="sm">{field.guessedEncoding(media.guessedEncoding)}</Text>}
      {media.notices.map((notice) => (
        <Text key={notice} size="sm">
          {field.notices[notice]}
        </Text>
      ))}
      {media.type === 'picture' && read.length > 0 && !media.altText && <Text size="sm">{w.altMissing}</Text>}
    </>
  )
}
