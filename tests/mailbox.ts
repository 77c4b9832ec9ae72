/** A real SMTP server that keeps what it is sent, as the receivers would read it. */
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer } from 'smtp-server'
import { eventually } from './harness.ts'

export interface Mail extends Email {
  /** The recipients in the envelope (RFC 5321), independent of the headers. */
  receivers: string[]
  raw: string
}

export interface Mailbox {
  /** SMTP_URL and MAIL_FROM for the program. */
  env: { SMTP_URL: string; MAIL_FROM: string }
  received: Mail[]
  /** The first mail to this address that came after the number `since`; waits for it. */
  mailTo(address: string, since?: number): Promise<Mail>
  /** Answers this many messages with 451, try again. */
  refuse(count: number): void
  /** Addresses that there are no mailboxes for: 550. */
  unknown: Set<string>
  /** Addresses whose messages are put off: 451. */
  greylisted: Set<string>
  close(): Promise<void>
}

export async function openMailbox({ utf8 = true } = {}): Promise<Mailbox> {
  const received: Mail[] = []
  const unknown = new Set<string>()
  const greylisted = new Set<string>()
  let refusals = 0
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    hideSMTPUTF8: !utf8,
    onRcptTo({ address }, _session, done) {
      if (greylisted.has(address))
        return done(Object.assign(new Error('Try again later'), { responseCode: 451 }))
      done(unknown.has(address) ? Object.assign(new Error('No such mailbox'), { responseCode: 550 }) : null)
    },
    onData(stream, { envelope }, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', async () => {
        if (refusals > 0) {
          refusals--
          return done(Object.assign(new Error('Try again'), { responseCode: 451 }))
        }
        const raw = Buffer.concat(chunks).toString('latin1')
        const receivers = envelope.rcptTo.map(({ address }) => address)
        received.push({ ...(await PostalMime.parse(Buffer.from(raw, 'latin1'))), receivers, raw })
        done()
      })
    },
  })
  // A client that dies in the middle of a message is one of the things tested.
  server.on('error', () => {})
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  const { port } = server.server.address() as AddressInfo
  return {
    env: { SMTP_URL: `smtp://127.0.0.1:${port}`, MAIL_FROM: 'نشرة الساحل <news@news.example>' },
    received,
    unknown,
    greylisted,
    async mailTo(address, since = 0) {
      const find = () => received.slice(since).find(({ receivers }) => receivers.includes(address))
      await eventually(`a mail to ${address}`, () => find() !== undefined, 15_000)
      return find()!
    },
    refuse(count) {
      refusals = count
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
