/** Commands that share a transaction ask the same things of the database; here they ask together. */
import type { Transaction } from 'kysely'
import type { Tables } from './tables.ts'

/**
 * Answers how to ask for one thing: what is asked within one transaction at the same time is one call of `load`,
 * which answers in the order of asking.
 */
export function gathered<One, Answer>(load: (db: Transaction<Tables>, all: One[]) => Promise<Answer[]>) {
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
