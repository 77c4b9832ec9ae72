/** A WebSub hub and one subscriber of it (W3C Recommendation, 2018), small and whole. */
import { createHmac, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

interface Subscription {
  topic: string
  callback: string
  secret: string
}

async function bodyOf(req: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of req) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString()
}

async function listen(server: Server): Promise<string> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

/** `origin` is where the hub really finds what the topics' addresses name. */
export async function openHub(originOf: (topic: string) => string) {
  const subscriptions: Subscription[] = []
  /** The topics that it was told of, telling by telling. */
  const pings: string[][] = []
  let answersWith = 204
  let distributed = Promise.resolve()

  async function distribute(topic: string): Promise<void> {
    const feed = await fetch(originOf(topic))
    const body = await feed.text()
    for (const { callback, secret } of subscriptions.filter((one) => one.topic === topic)) {
      await fetch(callback, {
        method: 'POST',
        body,
        headers: {
          'Content-Type': feed.headers.get('content-type')!,
          Link: feed.headers.get('link')!,
          'X-Hub-Signature': `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`,
        },
      })
    }
  }

  const server = createServer(async (req, res) => {
    const form = new URLSearchParams(await bodyOf(req))
    if (form.get('hub.mode') === 'subscribe') {
      res.writeHead(202).end()
      const [topic, callback] = [form.get('hub.topic')!, form.get('hub.callback')!]
      const challenge = randomBytes(12).toString('hex')
      const question = new URLSearchParams({
        ...{ 'hub.mode': 'subscribe', 'hub.topic': topic, 'hub.challenge': challenge },
        'hub.lease_seconds': '864000',
      })
      const echo = await fetch(`${callback}?${question}`)
      if (echo.ok && (await echo.text()) === challenge)
        subscriptions.push({ topic, callback, secret: form.get('hub.secret')! })
      return
    }
    if (form.get('hub.mode') !== 'publish') return void res.writeHead(400).end()
    if (answersWith !== 204) {
      res.writeHead(answersWith).end()
      answersWith = 204
      return
    }
    pings.push(form.getAll('hub.url'))
    res.writeHead(204).end()
    for (const topic of form.getAll('hub.url')) distributed = distributed.then(() => distribute(topic))
  })
  const url = await listen(server)
  return {
    url: `${url}/hub`,
    pings,
    subscriptions,
    /** Answers the next telling with this status. */
    failOnce(status: number) {
      answersWith = status
    },
    /** Ends when all that it was told of is brought: what it brings must be there until then. */
    async close() {
      await new Promise<void>((resolve) => server.close(() => resolve()))
      await distributed
    },
  }
}

/** Subscribes to a topic at the hub that the topic names; collects what is brought. */
export async function openSubscriber(hubUrl: string, topic: string) {
  const secret = randomBytes(16).toString('hex')
  const brought: { body: string; link: string; genuine: boolean }[] = []
  const server = createServer(async (req, res) => {
    const body = await bodyOf(req)
    if (req.method === 'GET') {
      const question = new URL(req.url!, 'http://localhost').searchParams
      return void res.end(question.get('hub.topic') === topic ? question.get('hub.challenge') : '')
    }
    const expected = `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`
    brought.push({
      ...{ body, link: String(req.headers.link) },
      genuine: req.headers['x-hub-signature'] === expected,
    })
    res.end()
  })
  const callback = `${await listen(server)}/callback`
  await fetch(hubUrl, {
    method: 'POST',
    body: new URLSearchParams({
      ...{ 'hub.mode': 'subscribe', 'hub.topic': topic, 'hub.callback': callback },
      'hub.secret': secret,
    }),
  })
  return { brought, close: () => new Promise<void>((resolve) => server.close(() => resolve())) }
}
