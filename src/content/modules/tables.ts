/** The tables of the newsroom's own modules. */
import type { ColumnType, Generated } from 'kysely'

type Json = ColumnType<unknown, string, string>

declare module '../../kernel/tables.ts' {
  interface Tables {
    moduleData: { module: string; collection: string; key: string; data: Json; version: number }
    moduleSettings: {
      module: string
      settings: ColumnType<Record<string, unknown>, string, string>
      version: number
      /** The version of the shape that the module declared when they were stored. */
      shape: Generated<number>
      switchedOff: boolean
    }
    moduleFailures: {
      module: string
      kind: string
      name: string
      message: string
      count: number
      firstAt: Date
      lastAt: Date
    }
  }
}
