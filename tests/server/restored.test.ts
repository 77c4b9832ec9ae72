/** A backup as its finder and a restore as an administrator meet it: who comes in, what goes out, what is back. */
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { zstdDecompressSync } from 'node:zlib'
import { symmetricDecrypt, symmetricEncrypt } from 'better-auth/crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { removeArticle } from '../../src/content/articles/remove.ts'
import { postComment } from '../../src/content/comments/post.ts'
import { removeComment } from '../../src/content/comments/remove.ts'
import { releaseOutgoing } from '../../src/content/outgoing/outgoing.ts'
import { pushKeys } from '../../src/content/push/keys.ts'
import { addStaff } from '../../src/content/staff/staff.ts'
import { reader } from '../../src/kernel/actor.ts'
import { execute } from '../../src/kernel/run.ts'
import { storedSecret } from '../../src/kernel/secrets.ts'
import {
  desk,
  eventually,
  nashra,
  newsroomDatabase,
  publish,
  root,
  startProgram,
  type TestDatabase,
  temporaryFolder,
  untilReady,
} from '../harness.ts'
import { openMailbox } from '../mailbox.ts'

const hidden = { session: 'session-of-somebody', token: 'hash-of-a-token', seed: 'JBSWY3DPEHPK3PXP' }
const passphrase = 'كلمة سر طويلة'
let source: TestDatabase
let folder: string
let cookieKey: string
let push: string
let removed: number
let said: number

beforeAll(async () => {
  source = await newsroomDatabase()
  folder = temporaryFolder()
  const { db, pool } = source
  cookieKey = await storedSecret(db, 'staff-cookies')
  push = (await pushKeys(db)).publicKey
  await storedSecret(db, 'newsletter-links')
  await execute(db, desk, addStaff, { name: 'سلمى', email: 'salma@mail.example', role: 'administrator' })
  await pool.query(
    `insert into auth_users (id, name, email, two_factor_enabled) values ('u', 'سلمى', 'salma@mail.example', true)`,
  )
  await pool.query(
    `insert into auth_sessions (id, user_id, token, expires_at) values ('s', 'u', $1, now() + interval '1 day')`,
    [hidden.session],
  )
  await pool.query(
    `insert into tokens (name, role, token_hash, created_by, expires_at) values ('t', 'editor', $1, 'x', now() + interval '1 day')`,
    [hidden.token],
  )
  await pool.query(
    `insert into auth_two_factors (id, user_id, secret, backup_codes) values ('f', 'u', $1, $2)`,
    [
      await symmetricEncrypt({ key: cookieKey, data: hidden.seed }),
      await symmetricEncrypt({ key: cookieKey, data: '["one"]' }),
    ],
  )
  await pool.query(
    `insert into push_subscriptions (endpoint, p256dh, auth, breaking) values ('https://push.example/1', 'k', 'a', true)`,
  )
  await pool.query(
    `insert into subscribers (email, state, daily, breaking) values ('reader@mail.example', 'confirmed', true, true)`,
  )
  removed = await publish(db, { headline: 'مادة تُحذف بعد النسخة' })
  const article = await publish(db, { headline: 'مادة تبقى' })
  await db.updateTable('publication').set({ guestsComment: true }).execute()
  said = (
    await execute(db, reader(null, 'عابر'), postComment, {
      articleId: article,
      name: 'عابر',
      text: 'كلام يُحذف بعدها',
      key: 'key of a comment',
    })
  ).id
  await pool.query(`update outgoing set site_url = 'https://news.example'`)
  // The day's issue is due: its hour was a moment ago.
  await pool.query(`insert into timers values ('newsletter', now() - interval '1 minute')`)
})
afterAll(() => source.drop())

const file = (name: string) => join(folder, name)
const back = (name: string, env: Record<string, string> = {}) =>
  nashra(['backup', file(name)], { DATABASE_URL: source.url, DATA_DIR: folder, ...env })
const bring = (name: string, target: TestDatabase, env: Record<string, string> = {}) =>
  nashra(['restore', file(name), '--replace'], {
    DATABASE_URL: target.url,
    DATA_DIR: temporaryFolder(),
    ...env,
  })

test('a backup without enough disk space is reported and leaves nothing', async () => {
  const target = join(temporaryFolder(), 'full.tar.zst')
  const env = { ...process.env, DATABASE_URL: source.url, DATA_DIR: folder }
  const args = ['--fsize=2048', process.execPath, join(root, 'dist/cli.js'), 'backup', target]
  const { status, stderr } = spawnSync('prlimit', args, { env, encoding: 'utf8' })
  expect([status, stderr]).toEqual([1, expect.stringMatching(/^There is no room left on the disk\. /)])
  expect(stderr).toContain('nothing of it was left')
  expect(readdirSync(dirname(target))).toEqual([])
})

test('a backup holds no session, token or cookie key, and other secrets only encrypted', async () => {
  const open = await back('open.tar.zst')
  expect([open.code, open.stderr + open.stdout]).toEqual([
    0,
    expect.stringContaining('The backup has no secrets'),
  ])
  const sealed = await back('sealed.tar.zst', { BACKUP_PASSPHRASE: passphrase })
  expect([sealed.code, sealed.stderr + sealed.stdout]).toEqual([0, expect.stringContaining('encrypted')])
  const stored = (await source.db.selectFrom('secrets').selectAll().execute()).map(({ value }) => value)
  const factor = await source.pool.query('select secret from auth_two_factors')
  for (const name of ['open.tar.zst', 'sealed.tar.zst']) {
    const raw = zstdDecompressSync(readFileSync(file(name)))
    const secret = [...Object.values(hidden), cookieKey, passphrase, ...stored, factor.rows[0].secret]
    for (const one of secret) expect(raw.includes(one), one).toBe(false)
    expect(raw.includes('مادة تبقى')).toBe(true)
  }
})

test('every table that could hold secrets is named', async () => {
  const { rows } = await source.pool.query(`
    select distinct table_name as name from information_schema.columns where table_schema = 'public'
      and column_name ~ 'token|secret|password|backup_codes|credential|signature' order by 1`)
  // Left out, sealed, or harmless: hashes of passwords, public keys, hashes of links that end.
  expect(rows.map(({ name }) => name)).toEqual([
    ...['auth_credentials', 'auth_passkeys', 'auth_sessions', 'auth_two_factors', 'comment_confirmations'],
    ...[
      'invitations',
      'previews',
      'reader_credentials',
      'reader_passkeys',
      'reader_sessions',
      'tokens',
      'used_proofs',
      'webhooks',
    ],
  ])
})

test('a wrong passphrase is reported before anything is changed', async () => {
  const target = await newsroomDatabase()
  await publish(target.db, { headline: 'قبل' })
  const { code, stderr } = await bring('sealed.tar.zst', target, { BACKUP_PASSPHRASE: 'another one' })
  expect([code, stderr]).toEqual([
    1,
    expect.stringMatching(/BACKUP_PASSPHRASE does not fit.*Nothing was changed/),
  ])
  expect(await target.db.selectFrom('articles').select('headline').execute()).toEqual([{ headline: 'قبل' }])
  await target.drop()
})

test('the passphrase restores secrets, and cookie keys are new', async () => {
  const target = await newsroomDatabase()
  const { code, stderr, stdout } = await bring('sealed.tar.zst', target, { BACKUP_PASSPHRASE: passphrase })
  expect([code, stderr + stdout]).toEqual([0, expect.stringContaining('No list of legal removals was found')])
  const { db, pool } = target
  expect((await pushKeys(db)).publicKey).toBe(push)
  const fresh = await storedSecret(db, 'staff-cookies')
  expect(fresh).not.toBe(cookieKey)
  const { rows } = await pool.query('select secret, backup_codes from auth_two_factors')
  expect(await symmetricDecrypt({ key: fresh, data: rows[0].secret })).toBe(hidden.seed)
  expect(await symmetricDecrypt({ key: fresh, data: rows[0].backup_codes })).toBe('["one"]')
  for (const table of ['auth_sessions', 'tokens', 'invitations', 'previews'])
    expect((await pool.query(`select from ${table}`)).rowCount, table).toBe(0)
  await target.drop()
})

test('without the passphrase the restore lists the settings to enter again', async () => {
  const target = await newsroomDatabase()
  const { code, stderr, stdout } = await bring('open.tar.zst', target)
  expect(code).toBe(0)
  const text = stderr + stdout
  expect(text).toMatch(/Second factors are not in it: سلمى/)
  expect(text).toMatch(/1 browsers have to ask for them again/)
  expect(text).toMatch(/links in letters that were sent before open nothing/)
  const { rows } = await target.pool.query('select two_factor_enabled from auth_users')
  expect(rows).toEqual([{ two_factor_enabled: false }])
  await target.drop()
})

test('a restored newsroom sends nothing before an administrator allows it, whatever its address', async () => {
  const box = await openMailbox()
  const target = await newsroomDatabase()
  await bring('sealed.tar.zst', target, { BACKUP_PASSPHRASE: passphrase })
  const env = {
    DATABASE_URL: target.url,
    DATA_DIR: temporaryFolder(),
    SITE_URL: 'https://copy.example',
    ...box.env,
  }
  const program = await startProgram(env, ['--empty'])
  await untilReady(program.url)
  const waiting = async () => {
    const { rows } = await target.pool.query(
      `select task_identifier as name from graphile_worker.jobs where flags ? 'outgoing' order by 1`,
    )
    return rows.map(({ name }) => name)
  }
  await eventually(
    'the day’s issue is composed and waits',
    async () => (await waiting()).includes('newsletter-send'),
    20_000,
  )
  // A reader asks for a link meanwhile: its mail waits too.
  await fetch(`${program.url}/readers/join`, {
    method: 'POST',
    headers: { origin: 'https://copy.example', 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ email: 'new@mail.example', name: 'جديد' }),
  })
  await eventually('the letter waits', async () => (await waiting()).includes('mail'))
  const held = await nashra(['doctor'], env)
  expect(held.stdout).toMatch(/WRONG .*are paused \(after a restore; 2 jobs wait\)/)
  expect(program.output()).toContain('are paused until an administrator')
  // Two rounds of the worker, and an internal job goes through them.
  await target.pool.query(`select graphile_worker.add_job('erase-files', '{"files":[],"cards":[]}')`)
  await eventually('jobs on this machine are done', async () => {
    const { rows } = await target.pool.query(
      `select from graphile_worker.jobs where task_identifier = 'erase-files'`,
    )
    return rows.length === 0
  })
  expect(box.received).toEqual([])
  const release = { queued: 'send' as const, siteUrl: 'https://copy.example' }
  await execute(target.db, desk, releaseOutgoing, release)
  await box.mailTo('new@mail.example')
  await box.mailTo('reader@mail.example')
  await program.stop()
  await target.drop()
  await box.close()
})

test('a start under another address holds outgoing messages, and discarded ones are never sent', async () => {
  const target = await newsroomDatabase()
  const DATA_DIR = temporaryFolder()
  const { db, pool } = target
  await pool.query(`update outgoing set site_url = 'https://news.example'`)
  const env = { DATABASE_URL: target.url, DATA_DIR, SITE_URL: 'https://other.example' }
  const program = await startProgram(env, ['--empty'])
  await untilReady(program.url)
  expect(await db.selectFrom('outgoing').select(['siteUrl', 'heldBecause']).execute()).toEqual([
    { siteUrl: 'https://news.example', heldBecause: 'site-url' },
  ])
  const { stdout } = await nashra(['token', 'create', '--role', 'administrator'], env)
  const call = (path: string, init: RequestInit = {}) =>
    fetch(`${program.url}/api/v1${path}`, {
      ...init,
      headers: {
        authorization: `Bearer ${stdout.trim().split('\n').at(-1)}`,
        'content-type': 'application/json',
      },
    })
  await pool.query(
    `select graphile_worker.add_job('mail', '{"to":"a@mail.example","subject":"x","text":"x"}')`,
  )
  // A job as an older version queues it, without the mark.
  await eventually('the message is marked and waits', async () => {
    const { rows } = await pool.query(`select flags from graphile_worker.jobs where flags ? 'outgoing'`)
    return rows.length === 1
  })
  const shown = (await (await call('/outgoing')).json()) as { queued: object[] }
  expect(shown).toMatchObject({
    heldBecause: 'site-url',
    siteUrl: 'https://news.example',
    presentUrl: 'https://other.example',
  })
  expect(shown.queued).toMatchObject([{ name: 'mail', count: 1 }])
  const answer = await call('/outgoing/release', {
    method: 'POST',
    body: JSON.stringify({ queued: 'discard' }),
  })
  expect([answer.status, await answer.json()]).toEqual([200, { discarded: 1 }])
  expect(
    (await call('/outgoing/release', { method: 'POST', body: JSON.stringify({ queued: 'send' }) })).status,
  ).toBe(409)
  expect(await db.selectFrom('outgoing').select(['siteUrl', 'heldSince']).execute()).toEqual([
    { siteUrl: 'https://other.example', heldSince: null },
  ])
  await program.stop()
  await target.drop()
})

test('removals after the backup are repeated, from the file beside the data and from the replaced list', async () => {
  const { db } = source
  const legalReason = 'حكم محكمة'
  await execute(db, desk, removeArticle, { id: removed, legalReason })
  await execute(db, desk, removeComment, { id: said, legalReason })
  const check = async ({ pool }: TestDatabase) => {
    const { rows } = await pool.query(`select state, headline from articles where id = $1`, [removed])
    expect(rows).toEqual([{ state: 'removed', headline: '' }])
    expect((await pool.query(`select text, state from comments where id = $1`, [said])).rows).toEqual([
      { text: '', state: 'erased' },
    ])
    expect((await pool.query(`select from revisions where content::text like '%تُحذف بعد%'`)).rowCount).toBe(0)
    expect((await pool.query(`select from removals`)).rowCount).toBe(2)
  }
  // The program writes the file when it runs.
  const DATA_DIR = temporaryFolder()
  const program = await startProgram({ DATABASE_URL: source.url, DATA_DIR }, ['--empty'])
  await untilReady(program.url)
  await eventually('the file is there', () => existsSync(join(DATA_DIR, 'removals.jsonl')))
  await program.stop()
  const target = await newsroomDatabase()
  const first = await bring('open.tar.zst', target, { DATA_DIR })
  expect(first.stderr + first.stdout).toContain('2 items from the backup were removed again')
  await check(target)
  // Into the same database once more, without the file.
  const second = await bring('open.tar.zst', target)
  expect(second.stderr + second.stdout).toContain('2 items')
  await check(target)
  await target.drop()
})

test('the secret key is beside the data, and a start without it or with another key is refused', async () => {
  const target = await newsroomDatabase()
  const DATA_DIR = temporaryFolder()
  const env = { DATABASE_URL: target.url, DATA_DIR, SECRET_KEY: '' }
  await target.pool.query(`insert into secrets values ('push', 'lies open')`)
  const run = (more: Record<string, string> = {}) =>
    nashra(['token', 'create', '--role', 'editor'], { ...env, ...more })
  expect((await run()).code).toBe(0)
  const key = join(DATA_DIR, 'secret.key')
  expect(statSync(key).mode & 0o777).toBe(0o600)
  const { rows } = await target.pool.query('select value from secrets')
  expect(rows[0].value).toMatch(/^sealed\.v1\./)
  const text = readFileSync(key, 'utf8').trim()
  rmSync(key)
  expect(await run()).toMatchObject({ code: 1, stderr: expect.stringContaining('there is no key in') })
  const other = 'another key that is long enough to be one'
  expect(await run({ SECRET_KEY: other })).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('is not the one'),
  })
  expect((await nashra(['doctor'], { ...env, SECRET_KEY: other })).stdout).toMatch(
    /WRONG .*cannot decrypt push/,
  )
  // Rotated: the old one opens once more, and from then on the new one alone.
  expect((await run({ SECRET_KEY: other, SECRET_KEY_PREVIOUS: text })).code).toBe(0)
  expect((await run({ SECRET_KEY: other })).code).toBe(0)
  writeFileSync(key, text)
  expect((await run()).code).toBe(1)
  expect((await nashra(['secrets', 'forget'], env)).code).toBe(0)
  expect((await run()).code).toBe(0)
  await target.drop()
})
