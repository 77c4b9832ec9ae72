/** The rows of channels and their guides, as the migrations make them. */
import type { Generated } from 'kysely'

declare module '../../kernel/tables.ts' {
  interface Tables {
    channels: {
      id: Generated<number>
      slug: string
      name: string
      description: string
      streamUrl: string
      mediaId: number | null
      /** Whether the stream is live, as its last check found. The columns from streamPosition on record that check. */
      onAir: Generated<boolean>
      streamLookedAt: Date | null
      streamPosition: Generated<string>
      streamMovedAt: Date | null
      streamTargetSeconds: Generated<number>
      /** The last day (YYYY-MM-DD) that was filled from the week's plan. */
      guideFilledTo: string | null
    }
    guideWeek: {
      id: Generated<number>
      channelId: number
      weekday: number
      at: string
      minutes: number
      title: string
      summary: string
      programmeId: number | null
    }
    slots: {
      id: Generated<number>
      channelId: number
      startsAt: Date
      endsAt: Date
      title: string
      summary: string
      programmeId: number | null
      state: Generated<'planned' | 'on' | 'over'>
    }
  }
}
