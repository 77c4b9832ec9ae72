/**
 * A push service for tests (RFC 8030). It checks the sender's signature (RFC 8292); the browser decrypts
 * messages (RFC 8291).
 */
import {
  createDecipheriv,
  createECDH,
  createPublicKey,
  type ECDH,
  hkdfSync,
  randomBytes,
  verify,
} from 'node:crypto'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import type { IncomingHttpHeaders } from 'node:http'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { eventually } from './harness.ts'
import { certificate, privateKey } from './push-certificate.ts'

export interface Received {
  headers: IncomingHttpHeaders
  message: Record<string, string>
}

/** A browser that has subscribed at the service. */
export interface Browser {
  endpoint: string
  p256dh: string
  auth: string
  received: Received[]
  /** The first message after the number `since`; waits for it. */
  message(since?: number): Promise<Received>
  /** Answers instead of 201, each used once. */
  answers: { status: number; headers?: Record<string, string> }[]
}

export interface PushService {
  /** The file that a program trusts the service by, as NODE_EXTRA_CA_CERTS. */
  trusted: string
  browser(): Browser
  /** Requests that were no correct push messages, and why. */
  wrong: string[]
  close(): Promise<void>
}

interface Known extends Browser {
  pair: ECDH
  secret: Buffer
}

export async function openPushService(folder: string): Promise<PushService> {
  const browsers = new Map<string, Known>()
  const wrong: string[] = []
  const server = createServer({ cert: certificate, key: privateKey }, async (req, res) => {
    const body: Buffer[] = []
    for await (const part of req) body.push(part)
    const browser = browsers.get(req.url ?? '')
    if (!browser || req.method !== 'POST') return res.writeHead(404).end()
    const instead = browser.answers.shift()
    if (instead) return res.writeHead(instead.status, instead.headers).end('no')
    try {
      checkSender(req.headers, origin)
      if (!(Number(req.headers.ttl) >= 0)) throw new Error('no TTL')
      const message = JSON.parse(decrypt(Buffer.concat(body), browser).toString())
      browser.received.push({ headers: req.headers, message })
      res.writeHead(201, { Location: `${origin}/message/${browser.received.length}` }).end()
    } catch (error) {
      wrong.push(String(error))
      res.writeHead(400).end()
    }
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const origin = `https://localhost:${(server.address() as AddressInfo).port}`
  const trusted = join(folder, 'push-service.pem')
  writeFileSync(trusted, certificate)

  return {
    trusted,
    wrong,
    browser() {
      const pair = createECDH('prime256v1')
      const p256dh = pair.generateKeys('base64url', 'uncompressed')
      const secret = randomBytes(16)
      const path = `/push/${randomBytes(16).toString('base64url')}`
      const received: Received[] = []
      const known: Known = {
        ...{ endpoint: origin + path, p256dh, auth: secret.toString('base64url'), received, answers: [] },
        ...{ pair, secret },
        async message(since = 0) {
          await eventually('the push service has the message', () => received.length > since, 15_000)
          return received[since]!
        },
      }
      browsers.set(path, known)
      return known
    },
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

/** RFC 8292: a token for this very service, signed by the key that it names, not for ever. */
function checkSender({ authorization = '' }: IncomingHttpHeaders, origin: string): void {
  const [, token, key] = /^vapid t=([\w.-]+), ?k=([\w-]+)$/.exec(authorization) ?? []
  if (!token || !key) throw new Error(`no VAPID: ${authorization}`)
  const [head, claims, signature] = token.split('.') as [string, string, string]
  const point = Buffer.from(key, 'base64url')
  const jwk = { kty: 'EC', crv: 'P-256', x: base64(point.subarray(1, 33)), y: base64(point.subarray(33)) }
  const isSigned = verify(
    'sha256',
    Buffer.from(`${head}.${claims}`),
    { key: createPublicKey({ key: jwk, format: 'jwk' }), dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  )
  if (!isSigned) throw new Error('the signature is wrong')
  const { aud, exp, sub } = JSON.parse(Buffer.from(claims, 'base64url').toString())
  if (aud !== origin) throw new Error(`for ${aud}`)
  if (exp * 1000 < Date.now() || exp * 1000 > Date.now() + 24 * 3_600_000)
    throw new Error('its time is wrong')
  if (!/^(mailto:|https:)/.test(sub)) throw new Error(`whom to ask: ${sub}`)
}

const base64 = (bytes: Buffer) => bytes.toString('base64url')

/** RFC 8291 with the one record of RFC 8188 that a push message is. */
function decrypt(body: Buffer, { pair, secret }: Known): Buffer {
  const salt = body.subarray(0, 16)
  const recordSize = body.readUInt32BE(16)
  const sender = body.subarray(21, 21 + body[20]!)
  const record = body.subarray(21 + body[20]!)
  if (body.length > 4096 || record.length > recordSize) throw new Error(`too long: ${body.length}`)
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), pair.getPublicKey(), sender])
  const key = Buffer.from(hkdfSync('sha256', pair.computeSecret(sender), secret, info, 32))
  const derive = (name: string, length: number) =>
    Buffer.from(hkdfSync('sha256', key, salt, Buffer.from(`Content-Encoding: ${name}\0`), length))
  const decipher = createDecipheriv('aes-128-gcm', derive('aes128gcm', 16), derive('nonce', 12))
  decipher.setAuthTag(record.subarray(-16))
  const plain = Buffer.concat([decipher.update(record.subarray(0, -16)), decipher.final()])
  const end = plain.lastIndexOf(2)
  if (end === -1) throw new Error('no end of the record')
  return plain.subarray(0, end)
}
