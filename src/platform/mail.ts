/** Mail, through any SMTP server; nodemailer writes the message (RFC 5322) and speaks SMTP (RFC 5321). */
import { z } from 'zod'
import type { Work } from './jobs.ts'

/** The task's name for `addJob`; its payload is a Message. */
export const mailJob = 'mail'

const oneLine = z.string().regex(/^[^\p{Cc}]*$/u, 'must be one line')

/** One mailbox as people write it, without a name: what could name another receiver or header is refused. */
export const mailbox = z
  .email()
  .max(254)
  .regex(/^[^\s,;<>"()]+$/, 'must be one address')

/** Whose mailbox an address leads to, for limits: what follows a plus is a word of its owner's (RFC 5233). */
export const mailboxOf = (address: string): string => address.toLowerCase().replace(/\+[^@]*(?=@)/, '')

export const message = z.object({
  to: mailbox,
  subject: oneLine.max(300),
  text: z.string().max(400_000),
  html: z.string().max(800_000).optional(),
  /** Further headers by name, such as List-Unsubscribe. */
  headers: z.record(z.string().regex(/^[A-Za-z][A-Za-z-]*$/), oneLine.max(2_000)).default({}),
})
export type Message = z.input<typeof message>

/** The server will not take this message, now or later: there is no such mailbox, say. */
export class MailRefused extends Error {}

export interface Mailer {
  /** @throws MailRefused, or what went wrong and may pass: the server cannot be reached, or does not take it now */
  send(mail: Message): Promise<void>
  /** Speaks to the server and signs in. @throws what is wrong */
  check(): Promise<void>
  close(): void
}

export interface MailSettings {
  /** `smtp://user:password@host:port`, or smtps:// for TLS from the first byte. */
  smtpUrl: string
  /** Whom mail is from: an address, or `Name <address>`. */
  from: string
}

/** nodemailer is loaded with the first message: most processes never send one. */
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
  return {
    async send(mail) {
      const { to, subject, text, html, headers } = message.parse(mail)
      opening ??= open()
      const transport = await opening
      const sent = transport.sendMail({
        ...{ to: { name: '', address: to }, subject, text },
        // Answering machines stay quiet (RFC 3834).
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

/** A permanent answer (5yz, RFC 5321, 4.2.1) about the receiver or the message; not about who we say we are. */
function isRefusal(error: { code?: string; responseCode?: number }): boolean {
  return (error.code === 'EENVELOPE' || error.code === 'EMESSAGE') && (error.responseCode ?? 0) >= 500
}

/**
 * The task that sends one message; what nobody will ever take is not tried again. Without a mailer it fails, so that
 * the staff sees what was not sent.
 */
export const mailTasks = (mailer: Mailer | null): Record<string, Work> => ({
  async [mailJob](payload) {
    if (!mailer) throw new Error('There is no SMTP server: set SMTP_URL and MAIL_FROM.')
    await mailer.send(message.parse(payload)).catch((error) => {
      if (!(error instanceof MailRefused)) throw error
    })
  },
})
