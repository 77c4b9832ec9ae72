/** The tables of the brand. */
import type { ColumnType, Generated } from 'kysely'
import type { Brand } from './shape.ts'

export const fileUses = ['logo', 'icon', 'shareImage', 'advertisement'] as const
export type FileUse = (typeof fileUses)[number]

export interface BrandTables {
  brand: { id: Generated<number>; data: ColumnType<Partial<Brand>, string, string> }
  brandFiles: {
    id: string
    use: FileUse
    contentType: string
    width: number
    height: number
    bytes: Buffer
    createdAt: Generated<Date>
  }
}

declare module '../../kernel/tables.ts' {
  interface Tables extends BrandTables {}
}
