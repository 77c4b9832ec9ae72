/** The script of pages that hold an event stream: live coverage, the front page, the broadcast. */
import { applyNow, fetchNow, streamsNow } from '../now.ts'
import { coverageSource } from './coverage.ts'
import { follow, type Source } from './follow.ts'

/** Applies each new version of /now. */
function nowSource(): Source {
  let version = ''
  return {
    types: ['now'],
    pollMs: 60_000,
    events: () => `/now/events${version && `?after=${encodeURIComponent(version)}`}`,
    take(_, data, id) {
      applyNow(JSON.parse(data))
      version = id
    },
    async poll() {
      await fetchNow()
      return true
    },
  }
}

function begin(): void {
  const main = document.querySelector<HTMLElement>('main[data-events]')
  if (main) follow(main.dataset.events!, coverageSource(main))
  else if (streamsNow()) follow('/now/events', nowSource())
}

if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', begin, { once: true })
else begin()
