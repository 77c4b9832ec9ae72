/** The findings of `nashra doctor` about stored secrets, outgoing messages and the list of legal removals. */
import { stat } from 'node:fs/promises'
import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import { isHeld, readOutgoing } from '../content/outgoing/outgoing.ts'
import { sentKey } from '../content/outgoing/sent.ts'
import { readRemovals } from '../content/removals.ts'
import { switchedOffWebhooks } from '../content/webhooks/webhooks.ts'
import { checkSecrets } from '../kernel/secrets.ts'
import type { Tables } from '../kernel/tables.ts'
import { readSecretKey, secretKey, secretKeyFile } from '../platform/secret-key.ts'
import type { Settings } from '../platform/settings.ts'
import { readRemovalsFile, removalsFile } from './removals-file.ts'
import { keyPlace } from './secret-key.ts'

export type Finding = { ok: boolean; text: string }
const good = (text: string): Finding => ({ ok: true, text })
const bad = (text: string): Finding => ({ ok: false, text })

/** Jobs that write to one mailbox each: a single server that rejects everything is not our fault. */
export const singleMailJobs = ['mail', 'newsletter-confirmation', 'newsletter-test-issue']
/** From this number of failures per day on, more than one failed mail in ten is a problem. */
const fewFailures = 5
const maxShare = 0.1

async function secrets(db: Kysely<Tables>, settings: Settings): Promise<Finding[]> {
  const text = await readSecretKey(settings.dataDir, settings.secretKey)
  const { sealed, shut } = await checkSecrets(db, text === null ? null : secretKey(text))
  if (text === null)
    return [
      sealed > 0
        ? bad(
            `The secret key is missing: the database's secrets are encrypted, and there is no key in ${keyPlace(settings)}.`,
          )
        : good('Secrets: the next start creates their key in the data folder.'),
    ]
  if (shut.length > 0)
    return [
      bad(
        `The secret key in ${keyPlace(settings)} cannot decrypt ${shut.join(', ')}: it is a different key.`,
      ),
    ]
  const findings = [good(`The secret key in ${keyPlace(settings)} decrypts the stored secrets.`)]
  const mode = settings.secretKey ? null : (await stat(secretKeyFile(settings.dataDir))).mode & 0o077
  if (mode) findings.push(bad(`Others can read ${secretKeyFile(settings.dataDir)}: chmod 600.`))
  return findings
}

async function outgoing(db: Kysely<Tables>): Promise<Finding> {
  if (!(await isHeld(db))) return good('Mail, notifications and pings are being sent.')
  const { heldBecause, siteUrl, queued } = await readOutgoing(db)
  const why = heldBecause === 'restore' ? 'after a restore' : `this is the data of ${siteUrl}`
  const count = queued.reduce((sum, one) => sum + one.count, 0)
  return bad(
    `Mail, notifications and pings are paused (${why}; ${count} jobs wait). An administrator can resume or discard them in the newsroom, on Today.`,
  )
}

/** The failed and sent mails of the last day. */
async function letters(db: Kysely<Tables>): Promise<Finding> {
  const { rows } = await sql<{ failed: number; sent: number }>`
    select
      (select count(*)::int from graphile_worker.jobs where task_identifier = any(${singleMailJobs})
        and attempts >= max_attempts and updated_at > now() - interval '1 day') as failed,
      (select count(*)::int from attempts where key = ${sentKey} and at > now() - interval '1 day')
        + (select count(*)::int from newsletter_deliveries where at > now() - interval '1 day') as sent`.execute(
    db,
  )
  const { failed, sent } = rows[0]!
  if (failed === 0) return good('No mail failed in the last day.')
  const text = `${failed} of ${failed + sent} mails failed in the last day, after attempts for a day and a half`
  return failed < fewFailures || failed <= (failed + sent) * maxShare
    ? good(`${text}: their servers took nothing.`)
    : bad(`${text}. So many failures point to a problem on this side.`)
}

async function webhooks(db: Kysely<Tables>): Promise<Finding[]> {
  const off = await switchedOffWebhooks({ db })
  return off.map(({ id, url, disabledBecause }) => {
    const why = disabledBecause === 'gone' ? 'it answered 410' : 'it accepted nothing for five days'
    return bad(
      `Webhook ${id} (${new URL(url).host}) is switched off because ${why}. An administrator can switch it on or delete it in the newsroom.`,
    )
  })
}

async function removals(db: Kysely<Tables>, settings: Settings): Promise<Finding> {
  const known = await readRemovals(db)
  const inFile = new Set((await readRemovalsFile(settings.dataDir))?.map(({ identity }) => identity))
  const short = known.filter(({ identity }) => !inFile.has(identity)).length
  return short === 0
    ? good(`Legal removals: ${known.length}, each also in ${removalsFile(settings.dataDir)}`)
    : bad(
        `${short} of ${known.length} legal removals are not in ${removalsFile(settings.dataDir)}: the next start adds them.`,
      )
}

export async function outgoingFindings(db: Kysely<Tables>, settings: Settings): Promise<Finding[]> {
  return [
    ...(await secrets(db, settings)),
    await outgoing(db),
    await letters(db),
    ...(await webhooks(db)),
    await removals(db, settings),
  ]
}
