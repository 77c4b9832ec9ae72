/** Ways to follow the publication: newsletter, notifications, social accounts, the app, feeds. */
import { lastIssue } from '../../content/newsletter/read.ts'
import { listSections, type Section } from '../../content/sections/sections.ts'
import { openStories } from '../../content/stories/read.ts'
import { followingMessages } from '../../language/messages/following/messages.ts'
import { readingMessages } from '../../language/messages/reading/messages.ts'
import { htmlPlan } from '../frame/plan.ts'
import { readLocale, type SiteLocale, Text } from '../locale.tsx'
import { NewsletterAddress, NewsletterChoices } from '../parts/newsletter-form.tsx'
import { PushForm } from '../parts/push-form.tsx'
import type { Route } from '../route.ts'
import { offlineAddress } from '../worker/config.ts'

const formats = [
  { ending: 'rss', name: 'RSS' },
  { ending: 'atom', name: 'Atom' },
  { ending: 'json', name: 'JSON Feed' },
]

export const followRoute: Route = {
  name: 'follow',
  match: ([first, second]) => (first === 'follow' && second === undefined ? '' : null),
  plan: (readContext) => htmlPlan(readContext, { key: 'follow:', canonical: '/follow', body: ['follow'] }),

  async head(readContext) {
    const { messages } = await readLocale(readContext)
    return { title: messages.followUs, description: messages.followText, address: '/follow', kind: 'follow' }
  },

  fragments: {
    async follow(readContext) {
      const locale = await readLocale(readContext)
      const { messages, publication } = locale
      const sections = await listSections(readContext)
      const stories = await openStories(readContext)
      const issue = await lastIssue(readContext)
      return String(
        <main id="main" class="page follow-us">
          <link rel="stylesheet" href={readContext.assets.url('follow.css')} />
          <h1>{messages.followUs}</h1>
          <p class="standfirst">{messages.followText}</p>
          {readContext.canMail && (publication.newsletterDaily || publication.newsletterBreaking) && (
            <Newsletter locale={locale} sections={sections} issue={issue} />
          )}
          <PushForm locale={locale} sections={sections} stories={stories} />
          {publication.social.length > 0 && (
            <section aria-labelledby="social">
              <h2 id="social">{messages.socialAccounts}</h2>
              <ul class="accounts">
                {publication.social.map(({ service, url }) => (
                  <li>
                    <a href={url} rel="me external">
                      <b>{service}</b>
                      <bdi dir="ltr">{url.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, '')}</bdi>
                    </a>
                  </li>
                ))}
              </ul>
            </section>
          )}
          <section aria-labelledby="app">
            <h2 id="app">{messages.app}</h2>
            <p>{messages.appText}</p>
            <p>
              <button type="button" data-install hidden>
                {messages.install}
              </button>{' '}
              <a class="button" href={offlineAddress}>
                {messages.offlineTitle}
              </a>{' '}
              <a class="button" href="/saved">
                {readingMessages(publication.language).savedTitle}
              </a>
            </p>
          </section>
          <section aria-labelledby="feeds">
            <h2 id="feeds">{messages.feeds}</h2>
            <p>{messages.feedsText}</p>
            {publication.hubUrl && <p>{followingMessages(publication.language).websubText}</p>}
            <ul class="feeds">
              <Feed locale={locale} name={messages.latest} path="latest" />
              {sections.map((section) => (
                <Feed locale={locale} name={section.name} path={`sections/${section.slug}`} />
              ))}
            </ul>
            {stories.length > 0 && <h3>{publication.storiesLabel || messages.stories}</h3>}
            {stories.length > 0 && (
              <ul class="feeds">
                {stories.map((story) => (
                  <Feed
                    locale={locale}
                    name={story.name}
                    path={`stories/${story.slug}`}
                    id={`story-${story.id}`}
                  />
                ))}
              </ul>
            )}
          </section>
        </main>,
      )
    },
  },
}

interface FeedProps {
  locale: SiteLocale
  name: string
  path: string
  /** Where links of articles lead to. */
  id?: string
}

function Feed({ locale, name, path, id }: FeedProps) {
  return (
    <li id={id}>
      <Text of={name} base={locale.direction} />
      <span>
        {formats.map((format) => (
          <a href={`/feeds/${path}.${format.ending}`} aria-label={`${format.name}: ${name}`} dir="ltr">
            {format.name}
          </a>
        ))}
      </span>
    </li>
  )
}

interface NewsletterProps {
  locale: SiteLocale
  sections: Section[]
  /** The number of the latest daily issue. */
  issue: number | null
}

function Newsletter({ locale, sections, issue }: NewsletterProps) {
  const { messages, publication } = locale
  const own = followingMessages(publication.language)
  return (
    <section id="newsletter" class="newsletter" aria-labelledby="newsletter-title">
      <h2 id="newsletter-title">{messages.newsletter}</h2>
      <p>{own.newsletterText}</p>
      <form method="post" action="/readers/newsletter" class="subscribe">
        <NewsletterChoices
          locale={locale}
          sections={sections}
          chosen={{ daily: true, breaking: false, sectionIds: [] }}
        />
        <p class="send">
          <label for="newsletter-email">{own.emailAddress}</label>
          <NewsletterAddress id="newsletter-email" button={own.subscribe} />
        </p>
      </form>
      {issue !== null && (
        <p>
          <a href="/newsletter">{own.lastIssue}</a>
        </p>
      )}
    </section>
  )
}
