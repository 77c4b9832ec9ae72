/** The tables of redirects, as the migrations define them. */
import type { ColumnType, Generated } from 'kysely'

export const targetKinds = [
  ...['article', 'section', 'story', 'topic', 'person', 'programme', 'page', 'coverage', 'media'],
] as const
export type TargetKind = (typeof targetKinds)[number]

export const redirectStatuses = [301, 302, 308, 410] as const
export type RedirectStatus = (typeof redirectStatuses)[number]

export const redirectOrigins = ['import', 'slug', 'person'] as const
export type RedirectOrigin = (typeof redirectOrigins)[number]

declare module '../../kernel/tables.ts' {
  interface Tables {
    redirects: {
      id: Generated<number>
      key: string
      targetKind: TargetKind | null
      targetId: number | null
      address: string | null
      status: RedirectStatus
      origin: RedirectOrigin
      importRun: number | null
      createdAt: Generated<Date>
    }
    redirectHits: { redirectId: number; hits: number; lastAt: Date }
    redirectPatterns: {
      id: Generated<number>
      position: Generated<number>
      pattern: string
      address: string | null
      status: RedirectStatus
      origin: 'import' | 'person'
      importRun: number | null
      hits: ColumnType<number, number | undefined, number>
      lastAt: Date | null
      createdAt: Generated<Date>
    }
    missingAddresses: { key: string; count: number; firstAt: Date; lastAt: Date }
  }
}
