/** One entry as the page of its coverage shows it: time first, then what happened, then who wrote it. */
import type { Entry } from '../../content/coverage/entries.ts'
import { authorAddress, entryAddress } from '../addresses.ts'
import { type House, inLanguage, Text, When } from '../house.tsx'
import { Body } from '../parts/body.tsx'
import type { SiteReading } from '../route.ts'
import { coverageOf, readShown, type Shown } from './read.ts'

/** As wide as the column of entries. */
const figureSizes = '(min-width:64em) 42rem,100vw'

interface Props {
  shown: Shown
  entry: Entry
  /** Above the others, where it stands a second time: without an anchor of its own. */
  pinned?: boolean
  /** On a page of its own the headline is the page's. */
  level?: 1 | 2
}

export function EntryView({ shown, entry, pinned, level = 2 }: Props) {
  const { house, coverage, base } = shown
  const Heading = level === 1 ? 'h1' : 'h2'
  const { lang, dir } = inLanguage(house, coverage.language)
  const address = entryAddress(coverage, entry.id)
  return (
    <article
      class="entry"
      id={pinned ? undefined : `e${entry.id}`}
      data-entry={entry.id}
      data-number={entry.number}
      data-changed={entry.changed}
      data-mark={entry.mark || undefined}
    >
      <p class="when">
        <a href={address}>
          <When house={house} at={entry.publishedAt} shape="time" fixed />
        </a>{' '}
        <When house={house} at={entry.publishedAt} />
      </p>
      <div class="what">
        <Marks house={house} entry={entry} pinned={pinned} />
        {entry.headline && (
          <Heading lang={lang} dir={dir}>
            <Text of={entry.headline} base={base} />
          </Heading>
        )}
        <div class="text" lang={lang} dir={dir}>
          <Body
            house={house}
            base={base}
            body={entry.body}
            pictures={shown.pictures}
            cards={shown.cards}
            figureSizes={figureSizes}
          />
        </div>
        <p class="by">
          {entry.author && (
            <a rel="author" href={authorAddress(entry.author)}>
              {entry.author.name}
            </a>
          )}
          {entry.editedAt && (
            <span>
              {house.words.edited} <When house={house} at={entry.editedAt} shape="datetime" fixed />
            </span>
          )}
          <a class="share-entry" href={address}>
            {house.words.share}
          </a>
        </p>
      </div>
    </article>
  )
}

function Marks({ house: { words }, entry, pinned }: { house: House; entry: Entry; pinned?: boolean }) {
  if (!entry.mark && !pinned) return null
  return (
    <p class="kicker">
      {pinned && <span>{words.pinned}</span>}
      {entry.mark === 'breaking' && <b class="alert">{words.breaking}</b>}
      {entry.mark === 'key' && <b>{words.keyEvent}</b>}
    </p>
  )
}

/** The HTML of one entry, as its page shows it and as it travels to those who read along. Empty when its coverage is not public. */
export async function renderEntry(reading: SiteReading, entry: Entry): Promise<string> {
  const coverage = await coverageOf(reading, entry.coverageId)
  if (!coverage) return ''
  const shown = await readShown(reading, coverage, [entry.body])
  return String(<EntryView shown={shown} entry={entry} />)
}
