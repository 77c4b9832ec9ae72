/*
 * A program that uses the embedded database of the data folder in its argument, for the tests to start, to
 * ask and to kill. It prints a JSON line for each thing that happened; on its standard input, `write` starts
 * an endless writer, `close` ends it, and any other line is SQL. TERM makes it drain as a real program does.
 */
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { openEmbedded } from '../../src/platform/postgres/embedded.ts'

const tell = (event: object) => process.stdout.write(`${JSON.stringify(event)}\n`)

async function query(sql: string): Promise<unknown[]> {
  const client = new pg.Client(database.connection)
  client.on('error', () => {})
  try {
    await client.connect()
    return (await client.query(sql)).rows
  } finally {
    await client.end().catch(() => {})
  }
}

/** Inserts row after row, tells the id of each that was acknowledged, and connects anew when it must. */
async function write(): Promise<never> {
  for (;;) {
    const client = new pg.Client(database.connection)
    client.on('error', () => {})
    try {
      await client.connect()
      await client.query('create table if not exists rows (id bigserial primary key, text text)')
      for (;;) {
        const { rows } = await client.query(
          `insert into rows (text) values (repeat('خبر ', 50)) returning id`,
        )
        tell({ id: Number(rows[0].id) })
      }
    } catch {
      await sleep(20)
    }
  }
}

const database = await openEmbedded(process.argv[2]!, { onNotice: (notice) => tell({ notice }) }).catch(
  (error: Error) => {
    tell({ error: error.message })
    process.exit(1)
  },
)
process.on('SIGTERM', async () => {
  await sleep(300)
  tell({ drained: await query('select 1 as one') })
  await database.close()
  process.exit(0)
})

tell({ ready: database.where })
for await (const line of createInterface({ input: process.stdin })) {
  if (line === 'write') void write()
  else if (line === 'close') break
  else
    await query(line).then(
      (rows) => tell({ rows }),
      (error) => tell({ error: error.message }),
    )
}
await database.close()
tell({ closed: true })
if (process.stdout.writableLength > 0) await once(process.stdout, 'drain')
process.exit(0)
