/** The staff's event stream of a coverage: told of every touch, drafts' too, so that a console asks for what is new. */
import { numberOf } from '../../content/coverage/desk.ts'
import { identify } from '../authenticate.ts'
import { idParam, route } from '../route.ts'
import { orNotFound } from '../shapes.ts'

const heartbeatMs = 20_000

export const changesRoute = route({
  method: 'get',
  path: '/coverages/{id}/events',
  name: 'followCoverage',
  summary:
    'An event stream: `changed` with the coverage’s number, at its start and whenever the newsroom sees something new of it.',
  params: idParam,
  givesFile: 'text/event-stream',
  async run(call) {
    const { c, params, reading, watch } = call
    const { id } = params
    orNotFound(await numberOf(reading, id), 'coverage')
    const { headers } = c.req.raw
    const streamHeaders = {
      'Content-Type': 'text/event-stream; charset=utf-8',
      'Cache-Control': 'no-store, no-transform',
      'X-Accel-Buffering': 'no',
    }
    // Nobody would read the body, nor ever end it.
    if (c.req.raw.method === 'HEAD') return c.body(null, 200, streamHeaders)
    const encoder = new TextEncoder()
    let stop = () => {}
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        const send = (text: string) => controller.enqueue(encoder.encode(text))
        const quietly = (what: () => Promise<void>) => () => void what().catch(() => {})
        function end(): void {
          stop()
          controller.close()
        }
        /** Whoever cannot be told now hears of it at the next touch: what is told is the state. */
        async function tell(): Promise<void> {
          const number = await numberOf(reading, id)
          if (number === null) end()
          else send(`event: changed\ndata: ${JSON.stringify({ number })}\n\n`)
        }
        /** A session that ended, or a token that was revoked, hears no more. */
        async function checkCaller(): Promise<void> {
          send(': \n\n')
          if ((await identify(call, headers)) === null) end()
        }
        const heartbeat = setInterval(quietly(checkCaller), heartbeatMs)
        const unwatch = [
          watch(`coverage-desk:${id}`, { touched: quietly(tell), closed: end }),
          watch('staff', { touched: quietly(checkCaller), closed: () => {} }),
        ]
        stop = () => {
          clearInterval(heartbeat)
          for (const one of unwatch) one()
        }
        send('retry: 2000\n\n')
        quietly(tell)()
      },
      cancel: () => stop(),
    })
    return c.body(body, 200, streamHeaders)
  },
})
