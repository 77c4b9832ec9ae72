/** The locale of a page, and elements for text in mixed directions, foreign languages and times. */
import { type Child, Fragment } from 'hono/jsx'
import { readPublication } from '../content/publication/publication.ts'
import { blockDirection, direction, isolate, type Run } from '../language/bidi.ts'
import type { DateShape } from '../language/dates.ts'
import { contributions } from './contributions.ts'
import { localeOf, type SiteLocale } from './locale-of.ts'
import type { SiteReadContext } from './route.ts'

export type { SiteLocale } from './locale-of.ts'

export const readLocale = (readContext: SiteReadContext): Promise<SiteLocale> =>
  readContext.shared('locale', async (context) => {
    // A module may be switched off, so every fragment that may show an overridden part depends on its tags.
    context.dependOn(...contributions().partTags)
    return localeOf(await readPublication(context))
  })

/** A text on one line. Isolates runs in the other direction and orders scores in the direction of the sentence. */
export function Text({ of, base }: { of: string; base: 'rtl' | 'ltr' }) {
  const other = opposite(base)
  // When the whole text runs the other way, its last full stop does too.
  if (blockDirection(of, base) === other) return <bdi dir={other}>{runViews(of, other)}</bdi>
  return <Fragment>{runViews(of, base)}</Fragment>
}

const opposite = (base: 'rtl' | 'ltr') => (base === 'rtl' ? 'ltr' : 'rtl')
const runViews = (text: string, base: 'rtl' | 'ltr') =>
  isolate(text, base).map((run) => <RunView run={run} other={opposite(base)} />)

/** One run of text, in its own element when its direction requires it. `other` is the direction of isolated runs. */
export function RunView({ run, other, children }: { run: Run; other: 'rtl' | 'ltr'; children?: Child }) {
  const inner = children ?? run.text
  if (run.isolate) return <bdi dir={other}>{inner}</bdi>
  return run.together ? <span class="whole">{inner}</span> : <Fragment>{inner}</Fragment>
}

/** The attributes of an element whose text is in another language than the page. */
export function inLanguage(locale: SiteLocale, language: string): { lang?: string; dir?: 'rtl' | 'ltr' } {
  if (language === locale.publication.language) return {}
  return { lang: language, dir: direction(language) }
}

/**
 * An absolute time to the minute, which a script shows as an age while it is recent. Only the day when the
 * time is unknown.
 */
export function When({
  locale,
  at,
  shape,
  fixed,
  dayOnly,
}: {
  locale: SiteLocale
  at: Date
  shape?: DateShape
  fixed?: boolean
  dayOnly?: boolean
}) {
  if (dayOnly) return <time datetime={locale.date(at, 'iso-day')}>{locale.day(at)}</time>
  const iso = `${at.toISOString().slice(0, 16)}Z`
  return (
    <time datetime={iso} data-at={fixed ? undefined : ''}>
      {shape ? locale.date(at, shape) : locale.day(at)}
    </time>
  )
}
