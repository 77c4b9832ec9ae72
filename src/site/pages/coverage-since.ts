/** The changes of a coverage since a sequence number, for readers whose browser cannot use the event stream. */

import { changesSince } from '../../content/coverage/changes.ts'
import { largestId } from '../../values/id.ts'
import { coverageMessage, entryMessage } from '../coverage/message.tsx'
import type { Route } from '../route.ts'
import { planOf } from './coverage.tsx'

const maxChanges = 100

export const coverageSinceRoute: Route = {
  name: 'coverage-since',

  match([first, id, word, since, rest]) {
    if (first !== 'coverage' || word !== 'since' || rest !== undefined) return null
    if (!id || !/^[1-9]\d{0,9}$/.test(id) || !since || !/^(0|[1-9]\d{0,9})$/.test(since)) return null
    return Number(since) <= largestId ? `${id}/${since}` : null
  },

  async plan(readContext, argument) {
    const [id, since] = argument.split('/').map(Number) as [number, number]
    const coverage = await planOf(readContext, id)
    if ('status' in coverage) return coverage
    return {
      status: 200,
      canonical: `/coverage/${id}/since/${since}`,
      contentType: 'application/json; charset=utf-8',
      fragments: [`coverage-since:${argument}`],
      lowPriority: true,
    }
  },

  fragments: {
    async 'coverage-since'(readContext, argument) {
      const [id, since] = argument.split('/').map(Number) as [number, number]
      readContext.dependOn(`coverage-changes:${id}`)
      const changes = await changesSince(readContext, id, since, maxChanges)
      const { sequence, more, coverage, coverageChanged } = changes
      return JSON.stringify({
        sequence,
        more,
        coverage: coverage && coverageChanged ? await coverageMessage(readContext, coverage) : null,
        entries: await Promise.all(changes.entries.map((change) => entryMessage(readContext, change))),
      })
    },
  },
}
