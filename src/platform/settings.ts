/** The program's settings: environment variables, validated once at the start. */
import { isAbsolute, resolve } from 'node:path'
import ipaddr from 'ipaddr.js'
import { z } from 'zod'
import { type PrivateHosts, readPrivateHosts } from './public-hosts.ts'

const port = z.coerce.number().int().min(1).max(65535)
const isNetwork = (text: string) =>
  ipaddr.isValidCIDR(text) ||
  (text.includes(':') ? ipaddr.IPv6.isValid(text) : ipaddr.IPv4.isValidFourPartDecimal(text))

const httpUrl = z
  .string()
  .refine(
    (text) => /^https?:\/\/[^/?#\s@\\]+\/*$/.test(text) && URL.canParse(text),
    'must be an http(s) address without path, user or password, such as https://news.example',
  )

const shape = z.object({
  PORT: port.default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  SITE_URL: httpUrl.optional(),
  DATA_DIR: z.string().min(1).default('./data'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must begin with postgres://')
    .refine(
      isConnectionString,
      'cannot be read: percent-encode what is special in the user and the password, such as @ as %40, : as %3A, / as %2F, # as %23, ? as %3F, % as %25',
    )
    .optional(),
  DATABASE_PREPARE: z.enum(['on', 'off']).default('on'),
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
    .refine((list) => list.every(isNetwork), 'must be addresses or networks, separated by commas'),
  ALLOW_PRIVATE_HOSTS: z
    .string()
    .default('')
    .transform((text, context) => {
      try {
        return readPrivateHosts(text)
      } catch (error) {
        context.addIssue({ code: 'custom', message: `${(error as Error).message}: must be "all" or a list` })
        return z.NEVER
      }
    }),
  BODY_SECONDS: z.coerce.number().int().min(1).max(3_600).default(30),
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
  SECRET_KEY: z.string().min(32, 'must have 32 characters or more').optional(),
  SECRET_KEY_PREVIOUS: z.string().min(32, 'must have 32 characters or more').optional(),
  BACKUP_PASSPHRASE: z.string().min(8, 'must have 8 characters or more').optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
})

/** Whether it parses as intended: special characters in the password can break a URL in the wrong places. */
function isConnectionString(text: string): boolean {
  try {
    const { username, password, pathname, hash } = new URL(text)
    decodeURIComponent(username + password)
    return !`${pathname}${hash}`.includes('@')
  } catch {
    return false
  }
}

export interface Settings {
  port: number
  host: string
  /** The public URL of the site, without a trailing slash. */
  siteUrl: string
  dataDir: string
  /** Undefined: the embedded PostgreSQL in dataDir is used. */
  databaseUrl: string | undefined
  /** Whether to use named statements; not possible behind a transaction pooler. */
  prepareStatements: boolean
  mediaDir: string
  workers: number
  /** Memory for rendered fragments, in bytes. */
  cacheBytes: number
  trustedProxies: string[]
  /** Private hosts that addresses entered in the newsroom may use. */
  privateHosts: PrivateHosts
  /** The time limit for receiving a request's body, in milliseconds. */
  bodyMs: number
  /** The maximum number of event streams per address in one process. */
  streamsPerAddress: number
  /** From this number of articles on, a process keeps its own search index in dataDir. */
  searchIndexFrom: number
  /** Undefined: the site sends no mail. */
  mail: { smtpUrl: string; from: string } | undefined
  /** The key that encrypts stored secrets; undefined: a file in dataDir. */
  secretKey: string | undefined
  /** The previous key; its secrets are re-encrypted. */
  secretKeyPrevious: string | undefined
  /** Undefined: backups omit secrets. */
  backupPassphrase: string | undefined
  logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent'
}

/** Settings whose values are never shown in messages. */
const secretSettings = new Set(['SECRET_KEY', 'SECRET_KEY_PREVIOUS', 'BACKUP_PASSPHRASE'])

export class SettingsError extends Error {}

/** Reads the settings; throws a SettingsError with one sentence that names the invalid one. */
export function readSettings(env: Record<string, string | undefined>): Settings {
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value !== ''),
  )
  const parsed = shape.safeParse(given)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]!
    const name = String(issue.path[0])
    const value = given[name] ?? ''
    // A URL may contain a password, even one that cannot be parsed.
    const isSecret =
      secretSettings.has(name) || value.includes('@') || (name.endsWith('_URL') && name !== 'SITE_URL')
    const shown = isSecret ? '…' : value
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
    prepareStatements: s.DATABASE_PREPARE === 'on',
    mediaDir: s.MEDIA_URL ?? resolve(dataDir, 'media'),
    workers: s.WORKERS,
    cacheBytes: s.CACHE_MB * 1024 * 1024,
    trustedProxies: s.TRUSTED_PROXIES,
    privateHosts: s.ALLOW_PRIVATE_HOSTS,
    bodyMs: s.BODY_SECONDS * 1_000,
    streamsPerAddress: s.STREAMS_PER_ADDRESS,
    searchIndexFrom: s.SEARCH_INDEX_FROM,
    mail: s.SMTP_URL && s.MAIL_FROM ? { smtpUrl: s.SMTP_URL, from: s.MAIL_FROM } : undefined,
    secretKey: s.SECRET_KEY,
    secretKeyPrevious: s.SECRET_KEY_PREVIOUS,
    backupPassphrase: s.BACKUP_PASSPHRASE,
    logLevel: s.LOG_LEVEL,
  }
}
