/** The channel and its week as the newsroom plans them. */
import type { Reading } from '../reading.ts'
import { versionOf } from '../versions.ts'
import { readChannel } from './read.ts'

export interface PlannedSlot {
  weekday: number
  /** On the clock of the publication's time zone: "19:30". */
  at: string
  minutes: number
  title: string
  summary: string
  programmeId: number | null
}

export async function channelToEdit(reading: Reading) {
  const channel = await readChannel(reading)
  return channel ? { ...channel, version: await versionOf(reading, 'channel', channel.id) } : null
}

export async function readWeek(reading: Reading, channelId: number) {
  const rows = await reading.db
    .selectFrom('guideWeek')
    .select(['weekday', 'at', 'minutes', 'title', 'summary', 'programmeId'])
    .where('channelId', '=', channelId)
    .orderBy('weekday')
    .orderBy('at')
    .execute()
  const slots: PlannedSlot[] = rows.map((row) => ({ ...row, at: row.at.slice(0, 5) }))
  return { slots, version: await versionOf(reading, 'guide-week', channelId) }
}
