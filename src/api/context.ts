/** What the routes of the API work with. */
import type { Kysely } from 'kysely'
import type { Actor } from '../content/actor.ts'
import type { Reading } from '../content/reading.ts'
import type { Tables } from '../content/tables.ts'
import type { Log } from '../platform/log.ts'
import type { MediaStore } from '../platform/media/store.ts'
import type { Assets } from '../site/assets.ts'
import type { Accounts } from './accounts/accounts.ts'

export interface Watcher {
  /** The topic was touched by a change that is committed. */
  touched(): void
  /** The process ends. */
  closed(): void
}

export interface ApiContext {
  db: Kysely<Tables>
  accounts: Accounts
  /** Without a slash at its end. */
  siteUrl: string
  /** Whether mail can be sent. */
  canMail: boolean
  mediaDir: string
  mediaStore: MediaStore
  /** Of the public site, which previews show. */
  assets: Assets
  log: Log
  /** The search index beside this process, where there is one. */
  index: NonNullable<Reading['index']>
  /** Tells of each touch of a topic, in whatever process it was; answers how to stop. */
  watch(topic: string, watcher: Watcher): () => void
}

/** Who asks: a signed-in member of the staff, or a program with a token. */
export interface Caller {
  actor: Actor
  /** Of a member of the staff: the account and its session. */
  session: { id: string; userId: string; email: string; twoFactor: boolean } | null
}

export interface Env {
  Bindings: { incoming: import('node:http').IncomingMessage; address: string }
  Variables: { caller: Caller }
}
