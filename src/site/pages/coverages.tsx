/** All live coverage: running, announced and ended. */
import { coveragesIn } from '../../content/coverage/places.ts'
import { liveLines } from '../coverage/lines.tsx'
import { CoverageList } from '../coverage/list.tsx'
import { htmlPlan } from '../frame/plan.ts'
import { readLocale } from '../locale.tsx'
import type { Route } from '../route.ts'

const maxShown = 100

export const coveragesRoute: Route = {
  name: 'coverages',
  match: ([first, second]) => (first === 'coverage' && second === undefined ? '' : null),

  async plan(readContext) {
    const body = ['coverages-top', ...(await liveLines(readContext)), 'coverages', 'headlines']
    return htmlPlan(readContext, { key: 'coverages:', canonical: '/coverage', body })
  },

  async head(readContext) {
    const { messages, publication } = await readLocale(readContext)
    const title = messages.coverages
    return { title, description: `${title}: ${publication.name}`, address: '/coverage', kind: 'coverages' }
  },

  fragments: {
    async 'coverages-top'(readContext) {
      const { messages } = await readLocale(readContext)
      return `<main id="main" class="page">${String(<h1>{messages.coverages}</h1>)}`
    },

    async coverages(readContext) {
      const locale = await readLocale(readContext)
      const live = await coveragesIn(readContext, { state: 'live', count: 1 })
      const [coming, ended] = [
        await coveragesIn(readContext, { state: 'announced', count: maxShown }),
        await coveragesIn(readContext, { state: 'ended', count: maxShown }),
      ]
      const isEmpty = live.length + coming.length + ended.length === 0
      const rest = (
        <>
          {isEmpty && <p>{locale.messages.emptyCoverages}</p>}
          <CoverageList locale={locale} coverages={[...coming, ...ended]} />
        </>
      )
      return `${String(rest)}</main>`
    },
  },
}
