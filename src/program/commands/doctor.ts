/** `nashra doctor`: looks at everything, changes nothing, and says what is wrong. */
import { access, constants, readdir, stat, statfs } from 'node:fs/promises'
import { dirname } from 'node:path'
import pg from 'pg'
import type { ConnectionSettings } from '../../platform/database.ts'
import { openMailer } from '../../platform/mail.ts'
import { findFfmpeg } from '../../platform/media/ffmpeg.ts'
import { originalPath } from '../../platform/media/store.ts'
import { inspectEmbedded } from '../../platform/postgres/inspect.ts'
import type { Settings } from '../../platform/settings.ts'
import { connectNewsroom, migrationsDir } from '../newsroom.ts'
import { mostStreams } from '../stream-limit.ts'
import { notice } from './notice.ts'

type Finding = { ok: boolean; text: string }
const good = (text: string): Finding => ({ ok: true, text })
const bad = (text: string): Finding => ({ ok: false, text })
/** A newsroom with fewer has no need of a greater limit; most systems allow more than this. */
const manyReaders = 3_000
const megabytes = (bytes: number) => `${Math.round(bytes / 1_048_576)} MB`

async function disk(settings: Settings): Promise<Finding[]> {
  let folder = settings.dataDir
  while (!(await stat(folder).catch(() => null))) folder = dirname(folder)
  const { bavail, bsize } = await statfs(folder)
  const free = bavail * bsize
  const writable = await access(folder, constants.W_OK).then(
    () => good(`Data folder: ${settings.dataDir}`),
    () => bad(`The data folder ${folder} can't be written.`),
  )
  return [
    writable,
    free > 1_073_741_824
      ? good(`Free disk: ${megabytes(free)}`)
      : bad(`Only ${megabytes(free)} of disk are free.`),
  ]
}

/** Each reader of live coverage is an open file. */
function readers(): Finding {
  const most = mostStreams()
  if (most >= manyReaders)
    return good(
      `Readers of live coverage at once, in each process: ${Number.isFinite(most) ? most : 'any number'}`,
    )
  return bad(
    `Only ${most} readers can follow live coverage at once: raise the hard limit of open files (ulimit -Hn, LimitNOFILE=).`,
  )
}

/** Nothing needs it; with it, readers on weak connections get smaller videos. */
async function films(): Promise<Finding> {
  const version = await findFfmpeg()
  return good(
    version
      ? `ffmpeg ${version}: uploaded videos get renditions (HLS) and a poster`
      : 'ffmpeg is not installed (with ffprobe): videos play as they were uploaded, without renditions and posters.',
  )
}

/** Readers join by a link in a mail; the newsletter is mail. */
async function mail(settings: Settings): Promise<Finding> {
  if (!settings.mail)
    return good(
      'Mail: no SMTP server (SMTP_URL, MAIL_FROM). Readers cannot join by e-mail and there is no newsletter.',
    )
  const mailer = openMailer(settings.mail)
  try {
    await mailer.check()
    return good(`Mail goes out from ${settings.mail.from}.`)
  } catch (error) {
    return bad(`Mail can't be sent: ${(error as Error).message}`)
  } finally {
    mailer.close()
  }
}

/** A transaction pooler forgets LISTEN between two statements. */
async function listens(connection: ConnectionSettings): Promise<Finding> {
  const client = new pg.Client({ ...connection, connectionTimeoutMillis: 3_000 })
  await client.connect()
  try {
    const heard = new Promise<boolean>((resolve) => {
      client.on('notification', () => resolve(true))
      setTimeout(resolve, 1_000, false)
    })
    await client.query('listen nashra_doctor')
    await client.query('notify nashra_doctor')
    return (await heard)
      ? good('LISTEN reaches this process: changes are on every page in milliseconds.')
      : bad(
          'LISTEN does not reach this process (a transaction pooler?): changes are seen once a second. Give a direct DATABASE_URL.',
        )
  } finally {
    await client.end()
  }
}

async function database(settings: Settings): Promise<Finding[]> {
  const findings: Finding[] = []
  if (!settings.databaseUrl) {
    const before = await inspectEmbedded(settings.dataDir)
    if (!before) return [good('There is no database yet: "npm start" makes one.')]
    findings.push(
      good(
        `Embedded PostgreSQL ${before.version} in ${before.where}: ${megabytes(before.sizeBytes)}, ${before.running ? `running for ${before.users.length} program(s)` : 'not running'}`,
      ),
    )
  }
  const newsroom = await connectNewsroom(settings, notice, 2)
  try {
    const { rows } = await newsroom.pool.query(
      "select current_setting('server_version_num')::int as version, now() as now",
    )
    const { version, now } = rows[0] as { version: number; now: Date }
    findings.push(
      version >= 150_000
        ? good(`PostgreSQL ${Math.floor(version / 10_000)} answers at ${newsroom.where}`)
        : bad(`PostgreSQL ${Math.floor(version / 10_000)} is too old: Nashra needs 15 or newer.`),
    )
    const skew = Math.abs(now.getTime() - Date.now())
    if (skew > 5_000)
      findings.push(
        bad(
          `The database's clock and this machine's differ by ${Math.round(skew / 1000)} s: schedules would be late.`,
        ),
      )
    findings.push(await listens(newsroom.connection))
    const known = (await readdir(migrationsDir)).filter((name) => name.endsWith('.sql')).length
    const applied = await newsroom.pool.query('select count(*)::int as n from migrations').then(
      (r) => r.rows[0].n as number,
      () => 0,
    )
    findings.push(
      applied === known
        ? good(`The schema is up to date (${applied} migrations)`)
        : bad(`The schema is at ${applied} of ${known} migrations: the next start brings it up to date.`),
    )
    if (applied > 0) findings.push(...(await content(newsroom.pool, settings)))
  } catch (error) {
    findings.push(bad(`The database at ${newsroom.where} can't be used: ${(error as Error).message}`))
  } finally {
    await newsroom.close()
  }
  return findings
}

async function content(pool: pg.Pool, settings: Settings): Promise<Finding[]> {
  const late = await pool.query(
    "select count(*)::int as n from moments where due_at < now() - interval '5 minutes'",
  )
  const jobs = await pool
    .query('select count(*)::int as n from graphile_worker.jobs where attempts >= max_attempts')
    .then(
      ({ rows }) => rows[0].n as number,
      () => 0,
    )
  const files = await pool.query('select distinct file from media where file is not null')
  const missing: string[] = []
  for (const { file } of files.rows)
    if (!(await stat(originalPath(settings.mediaDir, file)).catch(() => null))) missing.push(file)
  return [
    late.rows[0].n === 0
      ? good('Nothing is overdue')
      : bad(`${late.rows[0].n} scheduled moments are overdue: is a site running?`),
    jobs === 0
      ? good('No job failed for good')
      : bad(`${jobs} jobs failed for good: an administrator finds them in the newsroom, and can try again.`),
    missing.length === 0
      ? good(`All ${files.rows.length} stored files are there`)
      : bad(`${missing.length} stored files are missing in ${settings.mediaDir}, the first is ${missing[0]}`),
  ]
}

export async function doctor(settings: Settings): Promise<void> {
  const findings = [
    good(`Node ${process.versions.node}, ${process.platform} ${process.arch}`),
    ...(await disk(settings)),
    readers(),
    await films(),
    await mail(settings),
    ...(await database(settings)),
  ]
  if (settings.siteUrl.startsWith('http://') && !/\/\/(localhost|127\.|\[::1\])/.test(settings.siteUrl)) {
    findings.push(bad(`SITE_URL is ${settings.siteUrl}: readers and staff should come over https.`))
  }
  for (const { ok, text } of findings) process.stdout.write(`${ok ? '  ok ' : 'WRONG'}  ${text}\n`)
  if (findings.some((finding) => !finding.ok)) process.exitCode = 1
}
