/** The article itself: headline, standfirst, picture, who and when, the text, where it comes from. */
import type { Article } from '../../content/articles/read.ts'
import { authorAddress, programmeAddress, sectionAddress, storyAddress } from '../addresses.ts'
import { formId } from '../comments/addresses.ts'
import { type House, inLanguage, Text, When } from '../house.tsx'
import { Body } from './body.tsx'
import { Figure } from './figure.tsx'

interface Props {
  house: House
  article: Article
  siteUrl: string
  /** The address of the sheet for what is not on the first screen. */
  sheet: string
}

/** The blocks that the sheet of every page dresses. */
const firstScreen = new Set(['paragraph', 'heading', 'bulletList', 'orderedList', 'figure'])

/** Less than this between the two is one act of publishing. */
const sameMomentMs = 60_000

export function ArticleView({ house, article, siteUrl, sheet }: Props) {
  const { words } = house
  const { lang, dir } = inLanguage(house, article.language)
  const base = dir ?? house.direction
  const { body } = article
  const shown = { house, base, pictures: article.bodyPictures, cards: article.bodyCards }
  const rare = body.content.findIndex(({ type }) => !firstScreen.has(type))
  const plain = rare < 0 ? body.content.length : rare
  const lead = article.video ?? article.picture
  const poster = article.picture ?? article.bodyPictures.get(article.video?.posterId ?? 0)
  return (
    <main id="main">
      <article class="story" lang={lang} dir={dir} data-id={article.id} data-kind={article.kind}>
        <Kicker house={house} article={article} />
        <input type="hidden" name="article" value={article.id} form={formId} />
        <h1>
          <Text of={article.headline} base={base} />
        </h1>
        {article.standfirst && (
          <p class="standfirst">
            <Text of={article.standfirst} base={base} />
          </p>
        )}
        {lead && <Figure house={house} media={lead} poster={poster} first />}
        <Meta house={house} article={article} siteUrl={siteUrl} />
        <div class="text">
          <p class="old" data-old={`${article.publishedAt.toISOString().slice(0, 10)}`} hidden>
            {words.archiveNote(house.date(article.publishedAt, 'date'))}
          </p>
          {article.dateline && (
            <p class="dateline">
              <Text of={article.dateline} base={base} />
            </p>
          )}
          <Body {...shown} body={{ ...body, content: body.content.slice(0, plain) }} />
          {/* A browser shows what stands before it, and waits with what follows. */}
          <link rel="stylesheet" href={sheet} />
          <Body {...shown} body={{ ...body, content: body.content.slice(plain) }} />
          {article.gallery.map((picture) => (
            <Figure house={house} media={picture} />
          ))}
          <Ending house={house} article={article} />
        </div>
      </article>
    </main>
  )
}

function Kicker({ house: { words }, article }: { house: House; article: Article }) {
  const { section, kind, programme, episodeNumber } = article
  const marked =
    kind !== 'news' && kind !== 'video' && kind !== 'gallery' && words.kinds[kind] !== section?.name
  return (
    <p class="kicker">
      {article.breaking && <b class="alert">{words.breaking}</b>}
      {section && <a href={sectionAddress(section)}>{section.name}</a>}
      {programme && <a href={programmeAddress(programme)}>{programme.name}</a>}
      {episodeNumber && <span>{words.episode(String(episodeNumber))}</span>}
      {marked && <b>{words.kinds[kind]}</b>}
    </p>
  )
}

function Meta({ house, article, siteUrl }: Omit<Props, 'sheet'>) {
  const { words, publication } = house
  const { bylines, publishedAt, modifiedAt } = article
  const changed = modifiedAt.getTime() - publishedAt.getTime() > sameMomentMs
  const own =
    article.language === publication.language ? {} : { lang: publication.language, dir: house.direction }
  return (
    <div class="meta" {...own}>
      {bylines.length > 0 && (
        <ul class="who" aria-label={words.byline}>
          {bylines.map((person) => (
            <li>
              <a rel="author" href={authorAddress(person)}>
                {person.name}
              </a>{' '}
              {person.jobTitle && <span>{person.jobTitle}</span>}
            </li>
          ))}
        </ul>
      )}
      <p>
        {words.published} <When house={house} at={publishedAt} shape="datetime" fixed />
      </p>
      {changed && (
        <p>
          {words.updated} <When house={house} at={modifiedAt} shape="datetime" fixed />
        </p>
      )}
      <Share house={house} article={article} siteUrl={siteUrl} />
    </div>
  )
}

/** Works without a script by mail; a script adds the device's own sheet and the copying of the address. */
function Share({ house: { words }, article, siteUrl }: Omit<Props, 'sheet'>) {
  const url = encodeURIComponent(`${siteUrl}/articles/${article.id}`)
  // Letters as they are: encoded, Arabic would be three times as long, and nothing of it like the headline above.
  const subject = article.headline.replace(/[\u0000-\u0020%&?#"<>\u007f]/g, encodeURIComponent)
  return (
    <div class="share" data-done={words.linkCopied}>
      <a href={`mailto:?subject=${subject}&body=${url}`}>{words.yourEmail}</a>
      <button type="button" data-share hidden>
        {words.share}
      </button>
      <button type="button" data-copy hidden>
        {words.copyLink}
      </button>
    </div>
  )
}

function Ending({ house, article }: { house: House; article: Article }) {
  const { words, direction: base } = house
  const { corrections, agency, stories, keywords } = article
  return (
    <>
      {corrections.map(({ at, note }) => (
        <p class="correction">
          <b>{words.correctionOn(house.date(at, 'date'))}</b> <Text of={note} base={base} />
        </p>
      ))}
      {agency && (
        <p class="source">
          {words.source}:{' '}
          {agency.url ? (
            <a href={agency.url} rel="external">
              <Text of={agency.name} base={base} />
            </a>
          ) : (
            <Text of={agency.name} base={base} />
          )}
        </p>
      )}
      {stories.length > 0 && (
        <ul class="tags" aria-label={words.relatedStories}>
          {stories.map((story) => (
            <li>
              <a href={storyAddress(story)}>
                <Text of={story.name} base={base} />
              </a>
            </li>
          ))}
        </ul>
      )}
      {keywords.length > 0 && (
        <ul class="tags words" aria-label={words.tags}>
          {keywords.map((word) => (
            <li>
              <Text of={word} base={base} />
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
