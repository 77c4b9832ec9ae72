/**
 * The file of the local index: SQLite's full-text search (FTS5) over the words, without texts. It can be
 * deleted at any time; only one process has it open.
 */
import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { andAny, type IndexQuery, type Place, type Weighed } from '../index-query.ts'
import { matchOf, wordsInOrder } from './match.ts'
import { momentOf, numberAt, numberOf } from './places.ts'

export interface IndexedRow {
  id: number
  publishedAt: Date
  /** The text of a `tsvector`. */
  words: string
}

export interface IndexFile {
  /** The state that the index stores about itself. */
  read(name: string): string | null
  /** Deletes these articles, inserts these rows and stores the index's state in one transaction. */
  write(gone: number[], rows: IndexedRow[], said: Record<string, string>): void
  newest(indexQuery: IndexQuery, limit: number, before: Place | null): { places: Place[]; complete: boolean }
  heaviest(indexQuery: IndexQuery, words: Weighed[], limit: number): { id: number; weight: number }[]
  /** Deletes all rows. */
  clear(): void
  /** Closes the index and deletes its file. */
  discard(): void
}

/** Every character of a word or mark is a part of its token; words are in search form already. */
const schema = `
  create table if not exists said (name text primary key, value text not null) without rowid;
  create table if not exists places (id integer primary key, number integer not null unique);
  create virtual table if not exists words using fts5 (
    forms, content = '', contentless_delete = 1, tokenize = "ascii tokenchars ':|-.'")`

const maxProcesses = 64
/** The size in bytes to which the journal is truncated. */
const maxJournal = 16 * 2 ** 20
/** A file that was not written for this long cannot catch up from the change log. */
const forgottenMs = 7 * 86_400_000
/** The number of newest articles that count for a frequent word. */
const maxForFrequentWord = 20_000

/** Opens the first file in a folder that no other process has open. */
export function openIndexFile(folder: string): IndexFile {
  mkdirSync(folder, { recursive: true })
  forgetOld(folder)
  for (let n = 1; n <= maxProcesses; n++) {
    const path = join(folder, `${n}.sqlite`)
    try {
      return indexFile(path, open(path))
    } catch (error) {
      if (isBusy(error)) continue
      discardFile(path)
      return indexFile(path, openAnew(path))
    }
  }
  throw new Error(`All ${maxProcesses} search indexes in ${folder} are in use.`)
}

/** Deletes files of processes that have ended. A running process writes every day. */
function forgetOld(folder: string): void {
  const names = readdirSync(folder)
  for (const name of names.filter((one) => one.endsWith('.sqlite'))) {
    const parts = names
      .filter((one) => one.startsWith(name))
      .map((one) => statSync(join(folder, one)).mtimeMs)
    if (Math.max(...parts) < Date.now() - forgottenMs) discardFile(join(folder, name))
  }
}

/** SQLITE_BUSY, with its extended codes. */
const isBusy = (error: unknown) => ((error as { errcode?: number }).errcode ?? 0) % 256 === 5

function discardFile(path: string): void {
  for (const end of ['', '-wal', '-shm']) rmSync(path + end, { force: true })
}

/** When the disk is full, nothing of the file remains. */
function openAnew(path: string): DatabaseSync {
  try {
    return open(path)
  } catch (error) {
    discardFile(path)
    throw error
  }
}

function open(path: string): DatabaseSync {
  const db = new DatabaseSync(path)
  try {
    db.exec('pragma locking_mode = exclusive; pragma journal_mode = wal; pragma synchronous = normal')
    db.exec(
      `pragma journal_size_limit = ${maxJournal}; pragma cache_size = -16000; begin immediate; ${schema}; commit`,
    )
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

function indexFile(path: string, db: DatabaseSync): IndexFile {
  const said = db.prepare('select value from said where name = ?')
  const say = db.prepare('insert or replace into said (name, value) values (?, ?)')
  const numberKnown = db.prepare('select number from places where id = ?')
  const idAt = db.prepare('select id from places where number = ?')
  const addPlace = db.prepare('insert into places (id, number) values (?, ?)')
  const dropPlace = db.prepare('delete from places where id = ?')
  const addWords = db.prepare('insert into words (rowid, forms) values (?, ?)')
  const dropWords = db.prepare('delete from words where rowid = ?')
  const find = db.prepare(
    'select rowid from words where words match ? and rowid >= ? and rowid < ? order by rowid desc limit ?',
  )

  function whole(write: () => void): void {
    db.exec('begin')
    try {
      write()
      db.exec('commit')
    } catch (error) {
      // When the disk is full, SQLite may have ended the transaction itself.
      if (db.isTransaction) db.exec('rollback')
      throw error
    }
  }

  const known = (id: number) => numberKnown.get(id)?.number as number | undefined

  function take(id: number): void {
    const number = known(id)
    if (number === undefined) return
    dropWords.run(BigInt(number))
    dropPlace.run(id)
  }

  function put({ id, publishedAt, words }: IndexedRow): void {
    let number = numberOf(id, publishedAt)
    // Two articles of one second whose ids are two million apart: the second one gets a slightly later number.
    while (idAt.get(number)) number++
    addPlace.run(id, number)
    addWords.run(BigInt(number), wordsInOrder(words))
  }

  /** The numbers of matches within bounds, newest first. */
  function numbers(indexQuery: IndexQuery, limit: number, before?: number): number[] {
    const { from, until } = indexQuery
    const match = matchOf(indexQuery)
    if (match === '') return []
    const first = from ? numberAt(from) : Number.MIN_SAFE_INTEGER
    const end = until ? numberAt(until) : Number.MAX_SAFE_INTEGER
    // Bound as integers: for a rowid bound as a number, SQLite would scan all rows.
    const rows = find.all(match, BigInt(first), BigInt(Math.min(end, before ?? end)), limit)
    return rows.map(({ rowid }) => rowid as number)
  }

  const placeOf = (number: number): Place => ({
    id: idAt.get(number)!.id as number,
    publishedAt: momentOf(number),
  })

  return {
    read: (name) => (said.get(name)?.value as string | undefined) ?? null,
    write(gone, rows, saying) {
      whole(() => {
        for (const id of gone) take(id)
        for (const row of rows) {
          take(row.id)
          put(row)
        }
        for (const [name, value] of Object.entries(saying)) say.run(name, value)
      })
    },
    newest(indexQuery, limit, before) {
      const end = before ? (known(before.id) ?? numberOf(before.id, before.publishedAt)) : undefined
      const found = numbers(indexQuery, limit + 1, end)
      return { places: found.slice(0, limit).map(placeOf), complete: found.length <= limit }
    },
    heaviest(indexQuery, words, limit) {
      const weights = new Map<number, number>()
      for (const { forms, weight } of words) {
        for (const number of numbers(andAny(indexQuery, forms), maxForFrequentWord))
          weights.set(number, (weights.get(number) ?? 0) + weight)
      }
      return [...weights]
        .sort(([a, weightA], [b, weightB]) => weightB - weightA || b - a)
        .slice(0, limit)
        .map(([number, weight]) => ({ id: placeOf(number).id, weight }))
    },
    clear: () => whole(() => db.exec(`delete from said; delete from places; drop table words; ${schema}`)),
    discard() {
      db.close()
      discardFile(path)
    },
  }
}
