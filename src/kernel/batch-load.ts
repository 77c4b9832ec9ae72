/** Combines the queries of commands that share a transaction: one query loads for all of them. */
import type { Transaction } from 'kysely'
import type { Tables } from './tables.ts'

/**
 * Returns a function that loads one item. Items requested at the same time in one transaction are loaded by
 * one call of `load`, which must return answers in the order of the requests.
 */
export function batchLoad<One, Answer>(load: (db: Transaction<Tables>, all: One[]) => Promise<Answer[]>) {
  const open = new WeakMap<Transaction<Tables>, { all: One[]; answers: Promise<Answer[]> }>()

  function begin(db: Transaction<Tables>) {
    const all: One[] = []
    const answers = new Promise((resolve) => setImmediate(resolve)).then(() => {
      open.delete(db)
      return load(db, all)
    })
    const group = { all, answers }
    open.set(db, group)
    return group
  }

  return async (db: Transaction<Tables>, one: One): Promise<Answer> => {
    const { all, answers } = open.get(db) ?? begin(db)
    const at = all.push(one) - 1
    return (await answers)[at]!
  }
}
