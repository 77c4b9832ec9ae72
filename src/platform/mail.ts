/** Sends mail through any SMTP server; nodemailer writes the message (RFC 5322) and speaks SMTP (RFC 5321). */
import { z } from 'zod'
import { mailAddress, needsSmtpUtf8 } from '../language/mail-address.ts'
import type { Work } from './jobs.ts'

/** The job's name for `addJob`; its payload is a Message. */
export const mailJob = 'mail'

const oneLine = z.string().regex(/^[^\p{Cc}]*$/u, 'must be one line')

/** A single mail address without a display name; anything that could add a receiver or a header is refused. */
export const mailbox = z
  .string()
  .max(600)
  .transform((text, ctx) => {
    const address = mailAddress(text)
    if (address !== null) return address
    ctx.addIssue({ code: 'custom', message: 'must be one address' })
    return z.NEVER
  })

/** Identifies the mailbox of an address for rate limits: the part after a plus sign does not count (RFC 5233). */
export const mailboxOf = (address: string): string => address.toLowerCase().replace(/\+[^@]*(?=@)/, '')

export const message = z.object({
  to: mailbox,
  subject: oneLine.max(300),
  text: z.string().max(400_000),
  html: z.string().max(800_000).optional(),
  /** Extra headers by name, such as List-Unsubscribe. */
  headers: z.record(z.string().regex(/^[A-Za-z][A-Za-z-]*$/), oneLine.max(2_000)).default({}),
})
export type Message = z.input<typeof message>

/** The server permanently rejects this message, for example because the mailbox does not exist. */
export class MailRefused extends Error {}

export interface Mailer {
  /** @throws MailRefused, or a temporary error: the server cannot be reached or rejects the message for now */
  send(mail: Message): Promise<void>
  /** Whether the server accepts this address: non-ASCII letters need SMTPUTF8 (RFC 6531). */
  takes(address: string): Promise<boolean>
  /**
   * Connects to the server and signs in.
   * @throws the problem found
   */
  check(): Promise<void>
  close(): void
}

export interface MailSettings {
  /** `smtp://user:password@host:port`, or smtps:// for implicit TLS. */
  smtpUrl: string
  /** The sender: an address, or `Name <address>`. */
  from: string
}

/** Loads nodemailer with the first message, because most processes never send one. */
export function openMailer({ smtpUrl, from }: MailSettings): Mailer {
  let opening: ReturnType<typeof open> | undefined
  async function open() {
    const { createTransport } = await import('nodemailer')
    return createTransport(
      {
        url: smtpUrl,
        pool: true,
        maxConnections: 3,
        connectionTimeout: 10_000,
        greetingTimeout: 10_000,
        socketTimeout: 30_000,
      },
      { from },
    )
  }
  let known: { utf8: boolean; until: number } | undefined
  const takes = async (address: string) => {
    if (!needsSmtpUtf8(address)) return true
    if (!known || known.until < Date.now())
      known = { utf8: await offersSmtpUtf8(smtpUrl), until: Date.now() + rememberMs }
    return known.utf8
  }
  return {
    takes,
    async send(mail) {
      const { to, subject, text, html, headers } = message.parse(mail)
      if (!(await takes(to)))
        throw new MailRefused(
          `The mail server does not accept ${to}: it does not support SMTPUTF8 (RFC 6531).`,
        )
      opening ??= open()
      const transport = await opening
      const sent = transport.sendMail({
        ...{ to: { name: '', address: to }, subject, text },
        // Prevents automatic replies (RFC 3834).
        headers: { 'Auto-Submitted': 'auto-generated', ...headers },
        ...(html === undefined ? {} : { html }),
        ...{ disableFileAccess: true, disableUrlAccess: true },
      })
      await sent.catch((error) => {
        throw isRefusal(error) ? new MailRefused(error.message) : error
      })
    },
    async check() {
      opening ??= open()
      const transport = await opening
      await transport.verify()
    },
    close: () => void opening?.then((transport) => transport.close()),
  }
}

/** How long the server's capabilities are cached. */
const rememberMs = 10 * 60_000

/** Whether the server supports SMTPUTF8; true when it cannot be reached now, because the message then waits. */
async function offersSmtpUtf8(smtpUrl: string): Promise<boolean> {
  const { default: Connection } = await import('nodemailer/lib/smtp-connection')
  const { hostname, port, protocol } = new URL(smtpUrl)
  const connection = new Connection({
    ...{ host: hostname.replace(/^\[|\]$/g, ''), secure: protocol === 'smtps:' },
    ...(port ? { port: Number(port) } : {}),
    ...{ connectionTimeout: 5_000, greetingTimeout: 5_000, socketTimeout: 5_000 },
  })
  return new Promise((resolve) => {
    connection.on('error', () => resolve(true))
    connection.connect(() => {
      // Known after the greeting; nodemailer does not expose it.
      const offered = (connection as unknown as { _supportedExtensions: string[] })._supportedExtensions
      resolve(offered.includes('SMTPUTF8'))
      connection.quit()
    })
  })
}

/** A permanent error (5yz, RFC 5321, 4.2.1) about the receiver or the message, not about our credentials. */
function isRefusal(error: { code?: string; responseCode?: number }): boolean {
  return (error.code === 'EENVELOPE' || error.code === 'EMESSAGE') && (error.responseCode ?? 0) >= 500
}

/**
 * A temporary error about one mailbox or message (4yz): greylisting or a full mailbox. Other messages may
 * still be sent.
 */
export const isPutOff = (error: unknown): boolean => {
  const { code, responseCode = 0 } = error as { code?: string; responseCode?: number }
  return (code === 'EENVELOPE' || code === 'EMESSAGE') && responseCode >= 400 && responseCode < 500
}

/**
 * The number of attempts for a message. The last is more than a day and a half after the first, long enough
 * for greylisting and full mailboxes.
 */
export const mailTries = 16

/**
 * The job that sends one message. A permanently rejected message is not retried. Without a mailer the job
 * fails, so that the staff sees what was not sent.
 */
export const mailTasks = (mailer: Mailer | null): Record<string, Work> => ({
  async [mailJob](payload) {
    if (!mailer) throw new Error('There is no SMTP server: set SMTP_URL and MAIL_FROM.')
    await mailer.send(message.parse(payload)).catch((error) => {
      if (!(error instanceof MailRefused)) throw error
    })
  },
})
