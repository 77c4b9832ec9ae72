/** The article: headline, standfirst, picture, byline and dates, text, source. */
import { raw } from 'hono/html'
import { bodyText } from '../../body/document.ts'
import { withSponsoredLinks } from '../../body/sponsored-links.ts'
import type { Article } from '../../content/articles/read.ts'
import type { Person } from '../../content/people/people.ts'
import { withoutBreakingLabel } from '../../language/breaking-label.ts'
import { readingMessages } from '../../language/messages/reading/messages.ts'
import { readingMinutes } from '../../language/typography.ts'
import { formId } from '../comments/paths.ts'
import { inLanguage, type SiteLocale, Text, When } from '../locale.tsx'
import { authorPath, programmePath, sectionPath, shortPath, storyPath, topicPath } from '../paths.ts'
import { Album } from './album.tsx'
import { Body } from './body.tsx'
import { Columnist } from './columnist.tsx'
import { Figure, hasMedia } from './figure.tsx'
import { FollowAuthor } from './follow-author.tsx'
import { withoutMark } from './headlines.tsx'
import { Listen } from './listen.tsx'
import { KickerText, labelOf, PaidMark } from './marks.tsx'
import { overridable } from './overrides.ts'
import { Share } from './share.tsx'

interface Props {
  locale: SiteLocale
  article: Article
  /** The slugs of the topics of its keywords, by keyword. */
  topics: Map<string, string>
  /** The first author of an opinion, with the portrait. */
  columnist: Person | null
  siteUrl: string
  /** The URL of the style sheet for everything below the first screen. */
  sheet: string
  /** Whether to mark the places before and after the text. */
  withMarks?: boolean
}

/** An article's text cannot contain this mark, because `<` is escaped there. */
export const slotMark = '<!slot>'

/** The blocks that the inlined style sheet covers. */
const firstScreen = new Set(['paragraph', 'heading', 'figure'])

/** When published and modified are closer than this, only one time is shown. */
const sameMomentMs = 60_000

export function ArticleView({ locale, article, topics, columnist, siteUrl, sheet, withMarks }: Props) {
  const mark = withMarks ? raw(slotMark) : ''
  const { lang, dir } = inLanguage(locale, article.language)
  const base = dir ?? locale.direction
  const { body } = article
  const shown = { locale, base, pictures: article.bodyPictures, cards: article.bodyCards, frames: true }
  const lowPriority = body.content.findIndex(({ type }) => !firstScreen.has(type))
  const plain = lowPriority < 0 ? body.content.length : lowPriority
  const isPaid = article.sponsor !== '' || article.label === 'advertisement'
  const text = (from: number, to?: number) => {
    const html = <Body {...shown} body={{ ...body, content: body.content.slice(from, to) }} />
    return isPaid ? raw(withSponsoredLinks(String(html))) : html
  }
  const leads = [article.video, article.picture].filter((one) => one !== null)
  const lead = leads.find(hasMedia) ?? leads[0]
  const poster = article.picture ?? article.bodyPictures.get(article.video?.posterId ?? 0)
  return (
    <main id="main">
      <article class="story" lang={lang} dir={dir} data-id={article.id} data-kind={article.kind}>
        {overridable('kicker', { locale, article }, () => (
          <Kicker locale={locale} article={article} />
        ))}
        <Columnist locale={locale} person={columnist} />
        <input type="hidden" name="article" value={article.id} form={formId} />
        <h1>
          <Text
            of={withoutMark(
              locale,
              article.breaking ? { ...article, headline: withoutBreakingLabel(article.headline) } : article,
            )}
            base={base}
          />
        </h1>
        {article.standfirst && (
          <p class="standfirst">
            <Text of={article.standfirst} base={base} />
          </p>
        )}
        {article.audio && (
          <>
            {/* The player's style sheet; browsers render the headline before they have it. */}
            <link rel="stylesheet" href={sheet} />
            <Listen
              locale={locale}
              audio={article.audio}
              isEpisode={article.programme !== null}
              base={base}
            />
          </>
        )}
        {lead && <Figure locale={locale} media={lead} poster={poster} base={base} first />}
        {overridable('meta', { locale, article, siteUrl }, () => (
          <Meta locale={locale} article={article} columnist={columnist} siteUrl={siteUrl} />
        ))}
        {mark}
        <div class="text">
          {article.dateline && (
            <p class="dateline">
              <Text of={article.dateline} base={base} />
            </p>
          )}
          {text(0, plain)}
          {/* Browsers render the content before this link at once, and wait for the sheet before rendering the
              rest. */}
          {!article.audio && <link rel="stylesheet" href={sheet} />}
          {text(plain)}
          <Album locale={locale} pictures={article.gallery} base={base} />
          {overridable('ending', { locale, article }, () => (
            <Ending locale={locale} article={article} topics={topics} />
          ))}
          <p class="address" hidden>
            {siteUrl + shortPath(article)}
          </p>
          {/* Within reach of a thumb after the last sentence; as bytes, the row above repeated. */}
          {body.content.length > 0 && <Share locale={locale} article={article} siteUrl={siteUrl} />}
        </div>
        {mark}
      </article>
    </main>
  )
}

function Kicker({ locale, article }: { locale: SiteLocale; article: Article }) {
  const { section, kind, programme, episodeNumber } = article
  const { messages } = locale
  const label = labelOf(locale, article)
  const isSaid =
    (article.label && article.label !== 'advertisement') ||
    article.moduleKind ||
    (kind !== 'news' && kind !== 'video' && kind !== 'gallery')
  const marked = isSaid && label !== section?.name
  return (
    <p class="kicker">
      {article.breaking && <b class="alert">{messages.breaking}</b>}
      {section && <a href={sectionPath(section)}>{section.name}</a>}
      {programme && <a href={programmePath(programme)}>{programme.name}</a>}
      {episodeNumber && <span>{messages.episode(String(episodeNumber))}</span>}
      <KickerText locale={locale} of={article} />
      {marked && <b>{label}</b>}
      <PaidMark locale={locale} of={article} />
    </p>
  )
}

function Meta({ locale, article, columnist, siteUrl }: Omit<Props, 'sheet' | 'topics'>) {
  const { messages, publication } = locale
  const { bylines, publishedAt, modifiedAt } = article
  const minutes = readingMinutes(`${article.standfirst} ${bodyText(article.body)}`)
  const changed = modifiedAt.getTime() - publishedAt.getTime() > sameMomentMs
  const own =
    article.language === publication.language ? {} : { lang: publication.language, dir: locale.direction }
  return (
    <div class="meta" {...own}>
      {bylines.length > 0 && !columnist && (
        <ul class="who" aria-label={messages.byline}>
          {bylines.map((person) => (
            <li>
              <a rel="author" href={authorPath(person)}>
                {person.name}
              </a>{' '}
              {person.jobTitle && <span>{person.jobTitle}</span>}{' '}
              <FollowAuthor locale={locale} person={person} />
            </li>
          ))}
        </ul>
      )}
      <p>
        {messages.published}{' '}
        <When locale={locale} at={publishedAt} shape="datetime" fixed dayOnly={article.publishedDateOnly} />
        {!article.publishedDateOnly && ` ${locale.zone}`}
      </p>
      {changed && (
        <p>
          {messages.updated} <When locale={locale} at={modifiedAt} shape="datetime" fixed />
          {article.publishedDateOnly && ` ${locale.zone}`}
        </p>
      )}
      <p>{messages.readingTime(minutes, publication.digits)}</p>
      <Share locale={locale} article={article} siteUrl={siteUrl} />
      <Tools locale={locale} />
    </div>
  )
}

/** What a script offers: keeping the article on the device, and the size of its text. */
function Tools({ locale: { publication } }: { locale: SiteLocale }) {
  const own = readingMessages(publication.language)
  return (
    <p class="tools">
      <button type="button" data-save={own.saved} hidden>
        {own.save}
      </button>
      <button type="button" data-sizes={own.textSizes.join('|')} hidden>
        {own.textSize}
      </button>
    </p>
  )
}

function Ending({ locale, article, topics }: Pick<Props, 'locale' | 'article' | 'topics'>) {
  const { messages, direction: base, publication } = locale
  const { corrections, agency, stories } = article
  const followed = stories.find(({ state }) => state === 'open')
  // A story of the same name has its own link.
  const keywords = article.keywords.filter((word) => !stories.some(({ name }) => name === word))
  return (
    <>
      {corrections.map(({ at, note }) => (
        <p class="correction">
          <b>{messages.correctionOn(locale.date(at, 'date'))}</b> <Text of={note} base={base} />
        </p>
      ))}
      {agency && (
        <p class="source">
          {messages.source}
          {locale.colon}{' '}
          {agency.url ? (
            <a href={agency.url} rel="external">
              <Text of={agency.name} base={base} />
            </a>
          ) : (
            <Text of={agency.name} base={base} />
          )}
        </p>
      )}
      {stories.length + keywords.length > 0 && (
        <ul class="tags" aria-label={messages.tags}>
          {stories.map((story) => (
            <li>
              <a href={storyPath(story)}>
                <Text of={story.name} base={base} />
              </a>
            </li>
          ))}
          {keywords.map((word) => {
            const slug = topics.get(word)
            const text = <Text of={word} base={base} />
            return <li>{slug === undefined ? text : <a href={topicPath({ slug })}>{text}</a>}</li>
          })}
        </ul>
      )}
      {followed && (
        <p>
          <a class="button" href={`/follow#story-${followed.id}`}>
            {readingMessages(publication.language).followStory}
          </a>
        </p>
      )}
    </>
  )
}
