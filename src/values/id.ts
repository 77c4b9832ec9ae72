/** Ids: positive integers that fit into a PostgreSQL integer column. */
import { z } from 'zod'

export const largestId = 2_147_483_647

export const id = z.number().int().positive().max(largestId)

export const isId = (value: unknown): value is number =>
  Number.isInteger(value) && (value as number) > 0 && (value as number) <= largestId
