/** An issue of the newsletter in the browser: `/newsletter` is the last one. */
import { lastIssue, readIssue } from '../../content/newsletter/read.ts'
import { followingWords } from '../../language/words/following/words.ts'
import { htmlPlan, missing } from '../frame/plan.ts'
import { readHouse, When } from '../house.tsx'
import { Cards } from '../parts/list.tsx'
import type { Route, SiteReading } from '../route.ts'

/** The number of the issue that is asked for; null when there is none. */
const numberOf = async (reading: SiteReading, argument: string): Promise<number | null> =>
  argument === 'last' ? lastIssue(reading) : Number(argument)

const readAsked = async (reading: SiteReading, argument: string) => {
  const number = await numberOf(reading, argument)
  return number === null ? null : readIssue(reading, number)
}

export const newsletterRoute: Route = {
  name: 'newsletter',
  match([first, second, third]) {
    if (first !== 'newsletter' || third !== undefined) return null
    if (second === undefined) return 'last'
    return /^[1-9]\d{0,8}$/.test(second) ? second : null
  },

  async plan(reading, argument) {
    if (!(await readAsked(reading, argument))) return missing(reading)
    return htmlPlan(reading, { key: `newsletter:${argument}`, body: [`newsletter:${argument}`] })
  },

  async head(reading) {
    const { words } = await readHouse(reading)
    // It repeats what stands elsewhere: no search engine needs it.
    return { title: words.newsletter, kind: 'list' }
  },

  fragments: {
    async newsletter(reading, argument) {
      const house = await readHouse(reading)
      const own = followingWords(house.publication.language)
      const issue = await readAsked(reading, argument)
      if (!issue) throw new Error(`There is no issue ${argument} of the newsletter.`)
      return String(
        <main id="main" class="page">
          <h1>{house.words.newsletter}</h1>
          <p class="standfirst">
            <When house={house} at={issue.composedAt} shape="full" fixed />
            {' · '}
            <a href="/follow#newsletter">{own.subscribe}</a>
          </p>
          <Cards house={house} cards={issue.cards} look="side" />
        </main>,
      )
    },
  },
}
