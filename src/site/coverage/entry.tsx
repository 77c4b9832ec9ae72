/** One entry as its coverage page shows it: the time, then the text, then the author. */
import type { Entry } from '../../content/coverage/entries.ts'
import { withoutBreakingLabel } from '../../language/breaking-label.ts'
import { inLanguage, type SiteLocale, Text, When } from '../locale.tsx'
import { Body } from '../parts/body.tsx'
import { authorPath, entryPath } from '../paths.ts'
import type { SiteReadContext } from '../route.ts'
import { coverageOf, readShown, type Shown } from './read.ts'

/** The width of the column of entries. */
const figureSizes = '(min-width:64em) 42rem,100vw'

interface Props {
  shown: Shown
  entry: Entry
  /** A pinned entry is shown a second time, above the others, without its own anchor. */
  pinned?: boolean
  /** Level 1 on the entry's own page, where its headline is the page's headline. */
  level?: 1 | 2
}

export function EntryView({ shown, entry, pinned, level = 2 }: Props) {
  const { locale, coverage, base } = shown
  const Heading = level === 1 ? 'h1' : 'h2'
  const { lang, dir } = inLanguage(locale, coverage.language)
  const address = entryPath(coverage, entry.id)
  return (
    <article
      class="entry"
      id={pinned ? undefined : `e${entry.id}`}
      data-entry={entry.id}
      data-sequence={entry.sequence}
      data-changed={entry.changedSequence}
      data-flag={entry.flag || undefined}
    >
      <p class="when">
        <a href={address}>
          <When locale={locale} at={entry.publishedAt} shape="time" fixed />
        </a>{' '}
        <When locale={locale} at={entry.publishedAt} />
      </p>
      <div class="what">
        <Marks locale={locale} entry={entry} pinned={pinned} />
        {entry.headline && (
          <Heading lang={lang} dir={dir}>
            <Text
              of={entry.flag === 'breaking' ? withoutBreakingLabel(entry.headline) : entry.headline}
              base={base}
            />
          </Heading>
        )}
        <div class="text" lang={lang} dir={dir}>
          <Body
            locale={locale}
            base={base}
            body={entry.body}
            pictures={shown.pictures}
            cards={shown.cards}
            figureSizes={figureSizes}
            frames={shown.frames ?? false}
          />
        </div>
        <p class="by">
          {entry.author && (
            <a rel="author" href={authorPath(entry.author)}>
              {entry.author.name}
            </a>
          )}
          {entry.editedAt && (
            <span>
              {locale.messages.edited} <When locale={locale} at={entry.editedAt} shape="datetime" fixed />
            </span>
          )}
          <a class="share-entry" href={address}>
            {locale.messages.share}
          </a>
        </p>
      </div>
    </article>
  )
}

function Marks({
  locale: { messages },
  entry,
  pinned,
}: {
  locale: SiteLocale
  entry: Entry
  pinned?: boolean
}) {
  if (!entry.flag && !pinned) return null
  return (
    <p class="kicker">
      {pinned && <span>{messages.pinned}</span>}
      {entry.flag === 'breaking' && <b class="alert">{messages.breaking}</b>}
      {entry.flag === 'key' && <b>{messages.keyEvent}</b>}
    </p>
  )
}

/** The HTML of one entry, as pages show it and streams send it. Empty when its coverage is not public. */
export async function renderEntry(readContext: SiteReadContext, entry: Entry): Promise<string> {
  const coverage = await coverageOf(readContext, entry.coverageId)
  if (!coverage) return ''
  const shown = await readShown(readContext, coverage, [entry.body])
  return String(<EntryView shown={shown} entry={entry} />)
}
