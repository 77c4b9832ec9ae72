/** The context of the readers' pages. */
import type { IncomingMessage } from 'node:http'
import type { Context } from 'hono'
import type { Kysely } from 'kysely'
import type { PostedComment, postComment } from '../content/comments/post.ts'
import type { createBatcher } from '../kernel/batcher.ts'
import type { Tables } from '../kernel/tables.ts'
import type { Log } from '../platform/log.ts'
import type { Outbound } from '../platform/outbound.ts'
import type { SiteReadContext } from '../site/route.ts'
import type { ReaderAccounts } from './accounts/accounts.ts'
import type { ProofOfWork } from './comments/proof-of-work.ts'

/** Provided by the program. */
export interface ReadersSettings {
  db: Kysely<Tables>
  /** Without a trailing slash. */
  siteUrl: string
  /** For queries of content and for parts of the site; cache tags are not recorded. */
  readContext: SiteReadContext
  log: Log
  outbound: Outbound
  /** Whether the mail server accepts this address: non-ASCII letters need SMTPUTF8. */
  canMailTo(address: string): Promise<boolean>
}

export interface ReadersContext extends ReadersSettings {
  /** Posts a comment, in one transaction with other comments posted at the same time. */
  postTogether: ReturnType<typeof createBatcher<typeof postComment.input, PostedComment>>
  accounts: ReaderAccounts
  proofOfWork: ProofOfWork
  /** The key for hashing addresses. */
  ipSecret: string
  /** The key for signing receipts. */
  receiptSecret: string
}

export interface Env {
  /** `clientIp` is the address of the reader, as the server found it behind its proxies. */
  Bindings: { incoming: IncomingMessage; clientIp: string }
}

export type Ask = Context<Env>
