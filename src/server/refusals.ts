/** Records refused requests: a log line with the address, and a counter for /metrics. */
import type { Refusals } from '../api/context.ts'
import type { Log } from '../platform/log.ts'
import type { Metrics } from './metrics.ts'

export function createRefusals(log: Log, metrics: Pick<Metrics, 'count'>): Refusals {
  const signIns = metrics.count('nashra_sign_in_failures_total', 'Failed sign-ins', 'way')
  const requests = metrics.count('nashra_refusals_total', 'Refused requests to the API', 'status')
  return {
    signIn(failed) {
      signIns(failed.way)
      log.warn(failed, 'sign-in failed')
    },
    request(refused) {
      requests(String(refused.status))
      log.warn(refused, 'request refused')
    },
  }
}
