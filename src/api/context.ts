/** The context of the API's routes. */
import type { IncomingMessage } from 'node:http'
import type { Kysely } from 'kysely'
import type { Actor } from '../kernel/actor.ts'
import type { FindService } from '../kernel/read-context.ts'
import type { Tables } from '../kernel/tables.ts'
import type { Log } from '../platform/log.ts'
import type { MediaStore } from '../platform/media/store.ts'
import type { Outbound } from '../platform/outbound.ts'
import type { Assets } from '../site/assets.ts'
import type { Accounts, SessionFacts } from './accounts/accounts.ts'

/** Records refused requests: logs the address and counts them. */
export interface Refusals {
  /** A failed sign-in. `code` comes from the accounts library. */
  signIn(failed: { address: string; staffId: number | null; way: string; status: number; code: string }): void
  /** A refused request: an invalid token, another site's request, a role without permission. */
  request(refused: { address: string; status: number; path: string; actor: string | null; why: string }): void
}

export interface Watcher {
  /** Called after a committed change has invalidated the cache tag. */
  touched(): void
  /** Called when the process ends. */
  closed(): void
}

export interface ApiContext {
  db: Kysely<Tables>
  accounts: Accounts
  /** Without a trailing slash. */
  siteUrl: string
  /** Whether the server can send mail. */
  canMail: boolean
  mediaDir: string
  mediaStore: MediaStore
  /** The public site's assets, for previews. */
  assets: Assets
  /** Addresses of the public files of the site's folder. */
  filesOfFolder: string[]
  log: Log
  refusals: Refusals
  /** Sends requests to permitted hosts. */
  outbound: Outbound
  /** Finds services of this process that some queries need, for example the local search index. */
  service: FindService
  /** Watches the invalidations of a cache tag in all processes; returns a function that stops watching. */
  watch(cacheTag: string, watcher: Watcher): () => void
}

/** The caller: a signed-in staff member, or a program with a token. */
export interface Caller {
  actor: Actor
  /** For a staff member: the account and its session. */
  session: (SessionFacts & { email: string }) | null
  /** A second factor is required and this session has none: it may only use its own account page. */
  mustSecure: boolean
}

export interface Env {
  Bindings: { incoming: IncomingMessage; clientIp: string; isShared: boolean }
  Variables: { caller: Caller }
}
