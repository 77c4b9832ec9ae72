/** The channel and its weekly plan as the newsroom sees them. */
import type { Selectable } from 'kysely'
import type { ReadContext } from '../../kernel/read-context.ts'
import type { Tables } from '../../kernel/tables.ts'
import { versionOf } from '../../kernel/versions.ts'
import { readChannel } from './read.ts'

/** `at` is a local time in the publication's time zone: "19:30". */
export type PlannedSlot = Omit<Selectable<Tables['guideWeek']>, 'id' | 'channelId'>

export async function channelToEdit(readContext: ReadContext) {
  const channel = await readChannel(readContext)
  return channel ? { ...channel, version: await versionOf(readContext, 'channel', channel.id) } : null
}

export async function readWeek(readContext: ReadContext, channelId: number) {
  const rows = await readContext.db
    .selectFrom('guideWeek')
    .select(['weekday', 'at', 'minutes', 'title', 'summary', 'programmeId'])
    .where('channelId', '=', channelId)
    .orderBy('weekday')
    .orderBy('at')
    .execute()
  const slots: PlannedSlot[] = rows.map((row) => ({ ...row, at: row.at.slice(0, 5) }))
  return { slots, version: await versionOf(readContext, 'guide-week', channelId) }
}
