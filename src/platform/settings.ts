/** The settings of the program: environment variables, validated once at start. */
import { isAbsolute, resolve } from 'node:path'
import { z } from 'zod'

const port = z.coerce.number().int().min(1).max(65535)
const address = /^[0-9a-fA-F.:]+(\/\d{1,3})?$/

const httpUrl = z
  .string()
  .refine(
    (text) => /^https?:\/\/[^/?#\s]+(\/[^?#\s]*)?$/.test(text),
    'must be an http(s) address such as https://news.example',
  )

const shape = z.object({
  PORT: port.default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  SITE_URL: httpUrl.optional(),
  DATA_DIR: z.string().min(1).default('./data'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must begin with postgres://')
    .optional(),
  MEDIA_URL: z
    .string()
    .optional()
    .refine((value) => value === undefined || isAbsolute(value), 'must be the path of a folder'),
  WORKERS: z.coerce.number().int().min(1).max(64).default(1),
  CACHE_MB: z.coerce.number().int().min(8).max(65536).default(80),
  TRUSTED_PROXIES: z
    .string()
    .default('')
    .transform((text) =>
      text
        .split(',')
        .map((part) => part.trim())
        .filter(Boolean),
    )
    .refine(
      (list) => list.every((part) => address.test(part)),
      'must be addresses or networks, separated by commas',
    ),
  STREAMS_PER_ADDRESS: z.coerce.number().int().min(1).max(1_000_000).default(2_000),
  SEARCH_INDEX_FROM: z.coerce.number().int().min(0).default(150_000),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\/[^/?#\s]+/, 'must be an SMTP server such as smtp://user:password@mail.example:587')
    .optional(),
  MAIL_FROM: z
    .string()
    .regex(
      /^([^<>"\p{Cc}]* <)?[^\s@<>",;]+@[^\s@<>",;]+\.?[^\s@<>",;]*>?$/u,
      'must be an address such as News <news@news.example>',
    )
    .optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
})

export interface Settings {
  port: number
  host: string
  /** Where readers find the site, without a trailing slash. */
  siteUrl: string
  dataDir: string
  /** Undefined: the embedded PostgreSQL in dataDir. */
  databaseUrl: string | undefined
  mediaDir: string
  workers: number
  /** Memory for rendered fragments, in bytes. */
  cacheBytes: number
  trustedProxies: string[]
  /** Event streams that one address may hold open in one process. */
  streamsPerAddress: number
  /** From so many articles on a process keeps a search index of its own, in dataDir. */
  searchIndexFrom: number
  /** Undefined: the site sends no mail. */
  mail: { smtpUrl: string; from: string } | undefined
  logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent'
}

export class SettingsError extends Error {}

/** Reads the settings; throws a SettingsError of one sentence that names the wrong one. */
export function readSettings(env: Record<string, string | undefined>): Settings {
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value !== ''),
  )
  const parsed = shape.safeParse(given)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]!
    const name = String(issue.path[0])
    // An address with a password in it is not shown.
    const shown = /:[^/@]*@/.test(given[name] ?? '') ? '…' : (given[name] ?? '')
    throw new SettingsError(`The setting ${name}=${shown} is not valid: ${issue.message}.`)
  }
  const s = parsed.data
  if ((s.SMTP_URL === undefined) !== (s.MAIL_FROM === undefined))
    throw new SettingsError(
      `The setting ${s.SMTP_URL ? 'SMTP_URL needs MAIL_FROM, whom mail is from' : 'MAIL_FROM needs SMTP_URL, the server that sends mail'}.`,
    )
  const dataDir = resolve(s.DATA_DIR)
  return {
    port: s.PORT,
    host: s.HOST,
    siteUrl: (s.SITE_URL ?? `http://localhost:${s.PORT}`).replace(/\/+$/, ''),
    dataDir,
    databaseUrl: s.DATABASE_URL,
    mediaDir: s.MEDIA_URL ?? resolve(dataDir, 'media'),
    workers: s.WORKERS,
    cacheBytes: s.CACHE_MB * 1024 * 1024,
    trustedProxies: s.TRUSTED_PROXIES,
    streamsPerAddress: s.STREAMS_PER_ADDRESS,
    searchIndexFrom: s.SEARCH_INDEX_FROM,
    mail: s.SMTP_URL && s.MAIL_FROM ? { smtpUrl: s.SMTP_URL, from: s.MAIL_FROM } : undefined,
    logLevel: s.LOG_LEVEL,
  }
}
