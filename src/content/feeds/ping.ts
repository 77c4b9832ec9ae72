/** Tells the publication's WebSub hub, where it names one, that feeds have changed: by a job for each, soon after. */
import type { Transaction } from 'kysely'
import { z } from 'zod'
import { addJob } from '../../platform/jobs.ts'
import type { Work } from '../command.ts'
import type { Tables } from '../tables.ts'

export const pingJob = 'feed-ping'
export const pingPayload = z.object({ list: z.string() })

/** What changes meanwhile is told once; every process has heard of the change by then, and serves the new feed. */
const delayMs = 2_000
const feedLists = /^(latest|section:\d+|story:\d+)$/

/** `lists` are the public lists that have changed; those without a feed are left out. */
export function askForPings(work: Work, lists: string[]): void {
  for (const list of lists) if (feedLists.test(list)) work.atEnd(writePings, list)
}

async function writePings(db: Transaction<Tables>, lists: string[]): Promise<void> {
  const { hubUrl } = await db.selectFrom('publication').select('hubUrl').executeTakeFirstOrThrow()
  if (!hubUrl) return
  const at = new Date(Date.now() + delayMs)
  for (const list of new Set(lists)) await addJob(db, pingJob, { list }, `${pingJob}:${list}`, null, at)
}
