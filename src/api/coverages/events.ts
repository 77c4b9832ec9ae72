/**
 * The staff's event stream of a coverage: notifies of every change, including drafts, so that a console can
 * fetch it.
 */

import { sequenceOf } from '../../content/coverage/desk.ts'
import { eventsOperations } from '../../contract/coverages/events.ts'
import { identify } from '../authenticate.ts'
import { handle } from '../handle.ts'
import { orNotFound } from '../shapes.ts'

const heartbeatMs = 20_000

export const changesRoute = handle(eventsOperations.followCoverage, async (call) => {
  const { c, params, readContext, watch } = call
  const { id } = params
  orNotFound(await sequenceOf(readContext, id), 'coverage')
  const { headers } = c.req.raw
  const streamHeaders = {
    'Content-Type': 'text/event-stream; charset=utf-8',
    'Cache-Control': 'no-store, no-transform',
    'X-Accel-Buffering': 'no',
  }
  // A HEAD request would leave the stream open without a reader.
  if (c.req.raw.method === 'HEAD') return c.body(null, 200, streamHeaders)
  const encoder = new TextEncoder()
  let stop = () => {}
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      const send = (text: string) => controller.enqueue(encoder.encode(text))
      const quietly = (task: () => Promise<void>) => () => void task().catch(() => {})
      function end(): void {
        stop()
        controller.close()
      }
      /** A missed notification does no harm: the next one carries the current state. */
      async function sendSequence(): Promise<void> {
        const sequence = await sequenceOf(readContext, id)
        if (sequence === null) end()
        else send(`event: changed\ndata: ${JSON.stringify({ sequence })}\n\n`)
      }
      /** Ends the stream when the session has ended or the token was revoked. */
      async function checkCaller(): Promise<void> {
        send(': \n\n')
        if ((await identify(call, headers)) === null) end()
      }
      const heartbeat = setInterval(quietly(checkCaller), heartbeatMs)
      const unwatch = [
        watch(`coverage-desk:${id}`, { touched: quietly(sendSequence), closed: end }),
        watch('staff', { touched: quietly(checkCaller), closed: () => {} }),
      ]
      stop = () => {
        clearInterval(heartbeat)
        for (const one of unwatch) one()
      }
      send('retry: 2000\n\n')
      quietly(sendSequence)()
    },
    cancel: () => stop(),
  })
  return c.body(body, 200, streamHeaders)
})
