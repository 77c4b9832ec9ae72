import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { writeArchive } from '../../src/platform/backup/archive.ts'
import { describeBackup } from '../../src/platform/backup/read.ts'
import { restore } from '../../src/platform/backup/restore.ts'
import { backup } from '../../src/platform/backup/write.ts'
import { followChanges } from '../../src/platform/changes.ts'
import { openDatabase } from '../../src/platform/database.ts'
import { addJob, prepareJobs } from '../../src/platform/jobs.ts'
import type { Connection } from '../../src/platform/postgres/embedded.ts'
import { contents, fill, shape, within } from './backup-newsroom.ts'
import {
  bring,
  bytes,
  file,
  folder,
  log,
  mediaDir,
  migrationsDir,
  newDatabase,
  originals,
  picture,
  said,
  takeOf,
} from './backup-place.ts'
import { startDebianServer } from './postgres-debian.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

let source: Connection
const take = (name: string, connection = source) => takeOf(name, connection)

beforeAll(async () => {
  chmodSync(folder, 0o755) // for the user that the server runs as
  mkdirSync(originals(mediaDir), { recursive: true })
  writeFileSync(join(originals(mediaDir), picture), bytes)
  writeFileSync(join(mediaDir, 'originals', 'notes.txt'), 'not ours')
  mkdirSync(join(mediaDir, 'renditions'), { recursive: true })
  writeFileSync(join(mediaDir, 'renditions', 'x.avif'), 'made again')
  source = await newDatabase(true)
  await fill(source, picture, 2_500) // more than one part
})

afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
})

test('a restored database equals the backed-up one', async () => {
  const taken = await take('whole.tar.zst')
  expect(taken.mediaFiles).toBe(1)
  const target = await newDatabase(false)
  await bring('whole.tar.zst', target)
  expect(await contents(target)).toEqual(await contents(source))
  expect(await shape(target)).toEqual(await shape(source))
  const media = file(`media of ${target.database}`)
  expect(readdirSync(media, { recursive: true }).sort()).toEqual(
    [
      'originals',
      join('originals', picture.slice(0, 2)),
      join('originals', picture.slice(0, 2), picture),
    ].sort(),
  )
  expect(readFileSync(join(originals(media), picture))).toEqual(bytes)
  await within(target, async (client) => {
    const { rows } = await client.query(
      `insert into articles (slug, headline, body) values ('س', 'ع', '{}') returning id`,
    )
    expect(rows[0].id).toBe(101)
    await expect(client.query('delete from revisions')).rejects.toThrow('immutable')
  })
})

test('a backup lists its content', async () => {
  await take('described.tar.zst')
  const { manifest, mediaFiles, mediaBytes } = await describeBackup(file('described.tar.zst'))
  expect(manifest).toMatchObject({ format: 2, nashra: '1.2.3', postgres: expect.stringMatching(/^18/) })
  expect(`${manifest.migration}.sql`).toBe(readdirSync(migrationsDir).sort().at(-1))
  expect(manifest.tables.find((table) => table.name === 'articles')?.rows).toBe(40)
  expect(manifest.tables.map((table) => table.name)).not.toContain('changes')
  expect([mediaFiles, mediaBytes]).toEqual([1, bytes.length])
})

test('a backup made during writing holds the state of one moment', async () => {
  const busy = await newDatabase(true)
  await fill(busy, picture)
  let going = true
  const writer = within(busy, async (client) => {
    for (let n = 0; going; n++) {
      await client.query('begin')
      const { rows } = await client.query(
        `insert into articles (state, slug, headline, body) values ('published', 'س', $1, '{}') returning id`,
        [n],
      )
      await client.query(`insert into listings values ('latest', now(), $1)`, [rows[0].id])
      await client.query(
        `insert into revisions (kind, ref_id, number, command, actor) values ('article', $1, 2, 'x', 'y')`,
        [rows[0].id],
      )
      await client.query('commit')
    }
  })
  const { manifest } = await take('busy.tar.zst', busy).finally(() => {
    going = false
  })
  await writer
  const target = await newDatabase(false)
  await bring('busy.tar.zst', target)
  await within(target, async (client) => {
    const { rows } = await client.query(`
      select (select count(*) from articles)::int as articles, (select count(*) from listings)::int as listings,
        (select count(*) from revisions where number = 2)::int as revisions, (select max(id) from articles)::int as newest`)
    const { articles, listings, revisions, newest } = rows[0]
    expect([articles, revisions]).toEqual([40 + listings, listings])
    expect(articles).toBe(manifest.tables.find((table) => table.name === 'articles')!.rows)
    const next = await client.query(
      `insert into articles (slug, headline, body) values ('س', 'ع', '{}') returning id`,
    )
    expect(next.rows[0].id).toBeGreaterThan(newest)
  })
})

test('a restore replaces a database with articles only with the option', { tags: 'long' }, async () => {
  await take('replacing.tar.zst')
  const target = await newDatabase(true)
  await fill(target, picture)
  // As in a used newsroom: the job queue has its own table `migrations` and a waiting job.
  const { db, pool, close } = openDatabase<never>(target, 2)
  await prepareJobs(pool)
  await addJob(db, 'anything', {}, 'anything')
  await close()
  await within(target, (client) =>
    client.query(`update articles set headline = 'قديم'; create table leftover (id int references articles)`),
  )
  const before = await contents(target)
  await expect(bring('replacing.tar.zst', target)).rejects.toThrow('The database contains articles')
  expect(await contents(target)).toEqual(before)

  const heard: string[] = []
  const follower = await followChanges({
    connection: target,
    onCacheTags: (cacheTags) => void heard.push(...cacheTags),
  })
  heard.length = 0
  await bring('replacing.tar.zst', target, true)
  await follower.caughtUp()
  await follower.close()
  expect(heard).toEqual(['*'])
  expect(await contents(target)).toEqual(await contents(source))
  const jobs = await within(target, (client) => client.query('select from graphile_worker.jobs'))
  expect(jobs.rows).toEqual([])
})

test('a backup of an older schema is migrated', { tags: 'long' }, async () => {
  const older = file('older migrations')
  mkdirSync(older)
  const [first, second] = readdirSync(migrationsDir).sort() as [string, string]
  for (const name of [first, second])
    writeFileSync(join(older, name), readFileSync(join(migrationsDir, name)))
  await take('of today.tar.zst')
  writeFileSync(
    join(older, '9998_more.sql'),
    "alter table articles add column more text not null default 'مزيد'; drop table demo_rows",
  )
  for (const name of readdirSync(migrationsDir))
    writeFileSync(join(older, name), readFileSync(join(migrationsDir, name)))
  const target = await newDatabase(false)
  await restore({
    connection: target,
    mediaDir: file('m'),
    file: file('of today.tar.zst'),
    migrationsDir: older,
    replace: false,
    log,
  })
  await within(target, async (client) => {
    const { rows } = await client.query(`select count(*)::int as n, min(more) as more from articles`)
    expect(rows[0]).toEqual({ n: 40, more: 'مزيد' })
  })
  // And the way back: the newer schema gives way to the older program's.
  await bring('of today.tar.zst', target, true)
  expect(await contents(target)).toEqual(await contents(source))
  await take(
    'of tomorrow.tar.zst',
    await (async () => {
      const newer = await newDatabase(false)
      await restore({
        connection: newer,
        mediaDir: file('m'),
        file: file('of today.tar.zst'),
        migrationsDir: older,
        replace: false,
        log,
      })
      return newer
    })(),
  )
  await expect(bring('of tomorrow.tar.zst', await newDatabase(false))).rejects.toThrow(
    /9998_more.*newer version of Nashra/,
  )
})

test('a backup with former names of tables and columns is restored', async () => {
  const old = await newDatabase(true, '0028_idempotency_keys')
  await within(old, async (client) => {
    await client.query(
      `insert into articles (state, slug, headline, body, head_revision, published_revision, published_at)
       values ('published', 'خبر', 'خبر', '{}', 3, 2, now())`,
    )
    await client.query(`insert into moments values ('publish:99', '2027-01-01')`)
    await client.query(`insert into push_notices (article_id, at) values (1, now())`)
    await client.query(`insert into newsletter_asks (address, email) values ('10.0.0.0', 'a@news.example')`)
    await client.query(`insert into searchable values (1, now(), 1, 'خبر:1A')`)
    await client.query(`insert into search_words values ('خبر', 'خبر', 1)`)
  })
  await take('of yesterday.tar.zst', old)
  const target = await newDatabase(false)
  await bring('of yesterday.tar.zst', target)
  await within(target, async (client) => {
    const { rows } = await client.query(`
      select (select latest_revision from public_articles) as latest, (select key from timers) as timer,
        (select article_id from push_notifications) as pushed, (select email from subscription_requests) as asked,
        (select words::text from search_documents) as words, (select word from spellings) as spelling,
        (select cache_tags from changes order by seq desc limit 1) as tags`)
    expect(rows[0]).toEqual({
      ...{
        latest: 3,
        timer: 'publish:99',
        pushed: 1,
        asked: 'a@news.example',
        words: "'خبر':1A",
        spelling: 'خبر',
      },
      tags: ['*'],
    })
  })
  // A restored and a new database have the same schema.
  expect(await shape(target)).toEqual(await shape(source))
})

test('a truncated, changed or foreign file changes nothing', async () => {
  await take('good.tar.zst')
  const good = readFileSync(file('good.tar.zst'))
  const middle = good.length >> 1
  const raw = zstdDecompressSync(good)
  const changed = (change: (raw: Buffer) => Buffer) => zstdCompressSync(change(Buffer.from(raw)))
  const at = (needle: string) => raw.indexOf(needle)
  const put = (where: number, what: string) => (copy: Buffer) => {
    copy.write(what, where)
    return copy
  }
  const damaged: Record<string, Buffer> = {
    'cut in the middle': good.subarray(0, middle),
    'cut at the end': good.subarray(0, good.length - 64),
    'a byte turned': Buffer.from(good).fill(good[middle]! ^ 1, middle, middle + 1),
    'a row changed': changed(put(at('خبر 7'), 'خبر 8')),
    'a picture changed': changed(put(at(bytes.toString()), 'NOT')),
    'without its sums': changed((copy) =>
      Buffer.concat([copy.subarray(0, at('SHA256SUMS')), Buffer.alloc(1024)]),
    ),
    'a newer format': changed(put(at('"format": 2'), '"format": 7')),
    'another file': Buffer.from('PK nothing of ours'),
    'an empty file': Buffer.alloc(0),
    'an empty archive': zstdCompressSync(Buffer.alloc(1024)),
  }
  const target = await newDatabase(true)
  await fill(target, picture)
  await within(target, (client) => client.query(`update articles set headline = 'قبل'`))
  const before = await contents(target)
  const whole: string[] = []
  for (const [name, content] of Object.entries(damaged)) {
    writeFileSync(file(name), content)
    const error = await bring(name, target, true, file('no media')).catch((reason: Error) => reason.message)
    if (!/^The backup .* cannot be used\. [A-Z].*\.$/s.test(String(error))) whole.push(`${name}: ${error}`)
  }
  expect(whole).toEqual([])
  await expect(bring('a newer format', target, true)).rejects.toThrow(
    'restore it with a newer version of Nashra',
  )
  await expect(bring('not there', target, true)).rejects.toThrow('ENOENT')
  expect(await contents(target)).toEqual(before)
  expect(existsSync(file('no media'))).toBe(false)
})

test('a database of another program is not changed', async () => {
  await take('for strangers.tar.zst')
  const target = await newDatabase(false)
  await within(target, (client) => client.query('create table wp_posts (id int)'))
  await expect(bring('for strangers.tar.zst', target, true)).rejects.toThrow(
    'tables of another program (wp_posts)',
  )
})

test('an intact file that is no backup of this program changes nothing', { tags: 'long' }, async () => {
  await take('honest.tar.zst')
  const { manifest } = await describeBackup(file('honest.tar.zst'))
  const target = await newDatabase(true)
  await fill(target, picture)
  const before = await contents(target)
  const forge = (name: string, of: object, entries: [string, string][]) =>
    writeArchive(file(name), async (add) => {
      for (const [entry, text] of [['manifest.json', JSON.stringify(of)], ...entries] as [string, string][]) {
        await add(entry, Buffer.byteLength(text), [Buffer.from(text)])
      }
    })
  const [first] = manifest.tables
  const forged: [string, object, [string, string][], RegExp][] = [
    ['a way out', manifest, [['media/../../out', 'x']], /contains media\/\.\.\/\.\.\/out/],
    ['a picture by another name', manifest, [['media/picture.jpg', 'x']], /contains media\/picture\.jpg/],
    ['a table of the server', manifest, [['tables/pg_authid.0001.copy', 'x']], /contains tables\/pg_authid/],
    [
      'an entry twice',
      manifest,
      [
        [`media/${picture}`, 'x'],
        [`media/${picture}`, 'x'],
      ],
      /which is not part of a backup/,
    ],
    [
      'a command for a name',
      { ...manifest, tables: [{ ...first, name: 'x"; drop table articles' }] },
      [],
      /not the name of a table/,
    ],
    ['an unknown migration', { ...manifest, migration: '7777_next' }, [], /7777_next.*newer version/],
    [
      'an unknown column',
      { ...manifest, tables: [{ ...first, columns: ['no'] }] },
      [],
      /does not match the schema/,
    ],
    [
      'an unknown sequence',
      { ...manifest, sequences: [{ name: 'no', next: '1' }] },
      [],
      /sequence no is not in/,
    ],
    ['too few rows', manifest, [[`media/${picture}`, 'x']], /gave 0 of 40 rows/],
    [
      'rows without their keys',
      { ...manifest, tables: [{ name: 'article_stories', columns: ['article_id', 'story_id'], rows: 1 }] },
      [['tables/article_stories.0001.copy', '1\t1\n']],
      /foreign key/,
    ],
    ['rows that are none', manifest, [['tables/articles.0001.copy', 'x\n']], /invalid input|missing data/],
  ]
  for (const [name, of, entries, complaint] of forged) {
    await forge(name, of, entries)
    await expect(bring(name, target, true, file('no media either')), name).rejects.toThrow(complaint)
  }
  expect(await contents(target)).toEqual(before)
  const left = existsSync(file('no media either')) ? readdirSync(file('no media either')) : []
  expect(left).toEqual([])
  await within(target, (client) => expect(client.query('delete from revisions')).rejects.toThrow('immutable'))
})

test('a failed backup keeps the previous one and leaves no partial file', async () => {
  await take('nightly.tar.zst')
  const before = readFileSync(file('nightly.tar.zst'))
  await expect(take('nightly.tar.zst', await newDatabase(false))).rejects.toThrow('nothing to back up')
  // A folder where a file should be: found when the tables are written already.
  const broken = file('broken media')
  mkdirSync(join(broken, 'originals', 'ff', `${'f'.repeat(64)}.jpg`), { recursive: true })
  const again = { connection: source, file: file('nightly.tar.zst'), version: '1', log }
  await expect(backup({ ...again, mediaDir: broken })).rejects.toThrow('EISDIR')
  await expect(backup({ ...again, mediaDir, file: file('no/such/folder.zst') })).rejects.toThrow('ENOENT')
  expect(readFileSync(file('nightly.tar.zst'))).toEqual(before)
  expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([])
})

test('a missing or damaged picture file is reported', async () => {
  const damaged = file('damaged media')
  mkdirSync(originals(damaged), { recursive: true })
  said.length = 0
  await backup({ connection: source, mediaDir: damaged, file: file('missing.tar.zst'), version: '1', log })
  expect(said).toEqual([expect.stringContaining('missing on disk')])
  writeFileSync(join(originals(damaged), picture), 'rotten')
  said.length = 0
  await backup({ connection: source, mediaDir: damaged, file: file('rotten.tar.zst'), version: '1', log })
  expect(said).toEqual([expect.stringContaining('has changed since it was stored')])
})

test.runIf(startDebianServer)('an older PostgreSQL accepts it, by a role that is no superuser', async () => {
  await take('for fifteen.tar.zst')
  const fifteen = await startDebianServer!(file('fifteen'))
  try {
    await bring('for fifteen.tar.zst', fifteen.connection)
    const target = await contents(fifteen.connection)
    expect(target).toEqual(await contents(source))
    await take('from fifteen.tar.zst', fifteen.connection)
    await bring('from fifteen.tar.zst', fifteen.connection, true)
    expect(await contents(fifteen.connection)).toEqual(target)
  } finally {
    await fifteen.stop()
  }
})
