/** Where to follow us: newsletter, notifications, social accounts, the site as an app, feeds. */
import { lastIssue } from '../../content/newsletter/read.ts'
import { listSections, type Section } from '../../content/sections/sections.ts'
import { openStories } from '../../content/stories/read.ts'
import { followingWords } from '../../language/words/following/words.ts'
import { htmlPlan } from '../frame/plan.ts'
import { type House, readHouse, Text } from '../house.tsx'
import { NewsletterChoices } from '../parts/newsletter-form.tsx'
import { PushForm } from '../parts/push-form.tsx'
import type { Route } from '../route.ts'
import { offlineAddress } from '../worker/facts.ts'

const formats = [
  { ending: 'rss', name: 'RSS' },
  { ending: 'atom', name: 'Atom' },
  { ending: 'json', name: 'JSON Feed' },
]

export const followRoute: Route = {
  name: 'follow',
  match: ([first, second]) => (first === 'follow' && second === undefined ? '' : null),
  plan: (reading) => htmlPlan(reading, { key: 'follow:', canonical: '/follow', body: ['follow'] }),

  async head(reading) {
    const { words } = await readHouse(reading)
    return { title: words.followUs, description: words.followText, address: '/follow', kind: 'follow' }
  },

  fragments: {
    async follow(reading) {
      const house = await readHouse(reading)
      const { words, publication } = house
      const sections = await listSections(reading)
      const stories = await openStories(reading)
      const issue = await lastIssue(reading)
      return String(
        <main id="main" class="page follow-us">
          <link rel="stylesheet" href={reading.assets.url('follow.css')} />
          <h1>{words.followUs}</h1>
          <p class="standfirst">{words.followText}</p>
          {(publication.newsletterDaily || publication.newsletterBreaking) && (
            <Newsletter house={house} sections={sections} canMail={reading.canMail} issue={issue} />
          )}
          <PushForm house={house} sections={sections} stories={stories} />
          {publication.social.length > 0 && (
            <section aria-labelledby="social">
              <h2 id="social">{words.socialAccounts}</h2>
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
            <h2 id="app">{words.app}</h2>
            <p>{words.appText}</p>
            <p>
              <button type="button" data-install hidden>
                {words.install}
              </button>{' '}
              <a class="button" href={offlineAddress}>
                {words.offlineTitle}
              </a>
            </p>
          </section>
          <section aria-labelledby="feeds">
            <h2 id="feeds">{words.feeds}</h2>
            <p>{words.feedsText}</p>
            {publication.hubUrl && <p>{followingWords(publication.language).websubText}</p>}
            <ul class="feeds">
              <Feed house={house} name={words.latest} path="latest" />
              {sections.map((section) => (
                <Feed house={house} name={section.name} path={`sections/${section.slug}`} />
              ))}
            </ul>
            {stories.length > 0 && <h3>{publication.storiesLabel || words.stories}</h3>}
            {stories.length > 0 && (
              <ul class="feeds">
                {stories.map((story) => (
                  <Feed house={house} name={story.name} path={`stories/${story.slug}`} />
                ))}
              </ul>
            )}
          </section>
        </main>,
      )
    },
  },
}

function Feed({ house, name, path }: { house: House; name: string; path: string }) {
  return (
    <li>
      <Text of={name} base={house.direction} />
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
  house: House
  sections: Section[]
  canMail: boolean
  /** The number of the last daily issue. */
  issue: number | null
}

function Newsletter({ house, sections, canMail, issue }: NewsletterProps) {
  const { words, publication } = house
  const own = followingWords(publication.language)
  return (
    <section id="newsletter" class="newsletter" aria-labelledby="newsletter-title">
      <h2 id="newsletter-title">{words.newsletter}</h2>
      <p>{canMail ? own.newsletterText : own.newsletterAway}</p>
      {canMail && (
        <form method="post" action="/readers/newsletter" class="subscribe">
          <NewsletterChoices
            house={house}
            sections={sections}
            chosen={{ daily: true, breaking: false, sectionIds: [] }}
          />
          <p class="send">
            <label for="newsletter-email">{own.emailAddress}</label>
            <input
              type="email"
              id="newsletter-email"
              name="email"
              required
              maxlength={254}
              autocomplete="email"
              dir="ltr"
              placeholder="name@example.com"
            />
            <button class="button" type="submit">
              {own.subscribe}
            </button>
          </p>
        </form>
      )}
      {issue !== null && (
        <p>
          <a href="/newsletter">{own.lastIssue}</a>
        </p>
      )}
    </section>
  )
}
