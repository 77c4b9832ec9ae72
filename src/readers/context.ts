/** What the readers' pages work with. */
import type { IncomingMessage } from 'node:http'
import type { Context } from 'hono'
import type { Kysely } from 'kysely'
import type { PostedComment, postComment } from '../content/comments/post.ts'
import type { Tables } from '../content/tables.ts'
import type { createTogether } from '../content/together.ts'
import type { Log } from '../platform/log.ts'
import type { SiteReading } from '../site/route.ts'
import type { ReaderAccounts } from './accounts/accounts.ts'
import type { Proofs } from './comments/proof.ts'

/** What the program gives. */
export interface ReadersSettings {
  db: Kysely<Tables>
  /** Without a slash at its end. */
  siteUrl: string
  /** For the queries of the content room and the site's parts; nobody keeps what they note. */
  reading: SiteReading
  log: Log
}

export interface ReadersContext extends ReadersSettings {
  /** Writes a comment, in one transaction with those that come at the same time. */
  postTogether: ReturnType<typeof createTogether<typeof postComment.input, PostedComment>>
  accounts: ReaderAccounts
  proofs: Proofs
  /** The key under which addresses are kept. */
  addressSecret: string
  /** The key of receipts. */
  receiptSecret: string
}

export interface Env {
  /** `address` is where the request comes from, as the program found out. */
  Bindings: { incoming: IncomingMessage; address: string }
}

export type Ask = Context<Env>
