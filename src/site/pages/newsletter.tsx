/** A newsletter issue in the browser; `/newsletter` shows the latest one. */
import { lastIssue, readIssue } from '../../content/newsletter/read.ts'
import { followingMessages } from '../../language/messages/following/messages.ts'
import { htmlPlan, notFoundPlan } from '../frame/plan.ts'
import { readLocale, When } from '../locale.tsx'
import { Cards } from '../parts/list.tsx'
import type { Route, SiteReadContext } from '../route.ts'

/** The number of the requested issue; null when it does not exist. */
const numberOf = async (readContext: SiteReadContext, argument: string): Promise<number | null> =>
  argument === 'last' ? lastIssue(readContext) : Number(argument)

const readRequestedIssue = async (readContext: SiteReadContext, argument: string) => {
  const number = await numberOf(readContext, argument)
  return number === null ? null : readIssue(readContext, number)
}

export const newsletterRoute: Route = {
  name: 'newsletter',
  match([first, second, third]) {
    if (first !== 'newsletter' || third !== undefined) return null
    if (second === undefined) return 'last'
    return /^[1-9]\d{0,8}$/.test(second) ? second : null
  },

  async plan(readContext, argument) {
    if (!(await readRequestedIssue(readContext, argument))) return notFoundPlan(readContext)
    return htmlPlan(readContext, { key: `newsletter:${argument}`, body: [`newsletter:${argument}`] })
  },

  async head(readContext) {
    const { messages, publication } = await readLocale(readContext)
    const { newsletterText } = followingMessages(publication.language)
    // Search engines need not index it: the articles have their own pages.
    return { title: messages.newsletter, description: newsletterText, kind: 'list' }
  },

  fragments: {
    async newsletter(readContext, argument) {
      const locale = await readLocale(readContext)
      const own = followingMessages(locale.publication.language)
      const issue = await readRequestedIssue(readContext, argument)
      if (!issue) throw new Error(`The newsletter has no issue ${argument}.`)
      return String(
        <main id="main" class="page">
          <h1>{locale.messages.newsletter}</h1>
          <p class="standfirst">
            <When locale={locale} at={issue.composedAt} shape="full" fixed />
            {' · '}
            <a href="/follow#newsletter">{own.subscribe}</a>
          </p>
          <Cards locale={locale} cards={issue.cards} look="side" />
        </main>,
      )
    },
  },
}
