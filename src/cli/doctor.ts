/** `nashra doctor`: checks everything, changes nothing, and reports problems. */
import { access, constants, stat, statfs } from 'node:fs/promises'
import { dirname } from 'node:path'
import pg from 'pg'
import proxyAddr from 'proxy-addr'
import { listModuleFailures } from '../content/modules/failures.ts'
import { unnamedProxies } from '../content/proxies.ts'
import type { ConnectionSettings } from '../platform/database.ts'
import { openMailer } from '../platform/mail.ts'
import { findFfmpeg } from '../platform/media/ffmpeg.ts'
import { originalPath } from '../platform/media/store.ts'
import { newerSentence, readSchemaState } from '../platform/migrate.ts'
import { inspectEmbedded } from '../platform/postgres/inspect.ts'
import type { Settings } from '../platform/settings.ts'
import { type Finding, outgoingFindings, singleMailJobs } from '../server/doctor-outgoing.ts'
import { siteFindings } from '../server/doctor-site.ts'
import { connectNewsroom, migrationsDir, type Newsroom } from '../server/newsroom.ts'
import { maxStreams } from '../server/stream-limit.ts'
import { notice } from './notice.ts'

const good = (text: string): Finding => ({ ok: true, text })
const bad = (text: string): Finding => ({ ok: false, text })
/** Enough for a smaller newsroom; most systems allow more than this. */
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
      : bad(`Only ${megabytes(free)} of disk space are free.`),
  ]
}

/** Each reader of live coverage uses an open file. */
function readers(): Finding {
  const most = maxStreams()
  if (most >= manyReaders)
    return good(
      `Readers of live coverage at once, in each process: ${Number.isFinite(most) ? most : 'any number'}`,
    )
  return bad(
    `Only ${most} readers can follow live coverage at once. Raise the hard limit of open files (ulimit -Hn, LimitNOFILE=).`,
  )
}

/** Optional: with it, readers on slow connections get smaller videos. */
async function films(): Promise<Finding> {
  const version = await findFfmpeg()
  return good(
    version
      ? `ffmpeg ${version}: uploaded videos get renditions (HLS) and a poster`
      : 'ffmpeg (with ffprobe) is not installed: videos play as uploaded, without renditions and posters.',
  )
}

/** Readers join by a link in a mail, and the newsletter needs mail. */
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

/** Recent failures of the newsroom's own modules. */
async function moduleFindings(db: Newsroom['db']): Promise<Finding[]> {
  const yesterday = Date.now() - 86_400_000
  const failures = await listModuleFailures(db)
  return failures
    .filter(({ lastAt }) => lastAt.getTime() > yesterday)
    .map(({ module, kind, name, message, count, lastAt }) =>
      bad(
        `The module "${module}" failed (${kind} ${name}), ${count} times, last at ${lastAt.toISOString()}: ${message}`,
      ),
    )
}

/** A transaction pooler loses LISTEN between two statements. */
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
      ? good('LISTEN works: changes appear on all pages within milliseconds.')
      : bad(
          'LISTEN does not work (a transaction pooler?): changes appear only once a second. Use a direct DATABASE_URL.',
        )
  } finally {
    await client.end()
  }
}

async function database(settings: Settings): Promise<Finding[]> {
  const findings: Finding[] = []
  if (!settings.databaseUrl) {
    const before = await inspectEmbedded(settings.dataDir)
    if (!before) return [good('There is no database yet; "npm start" creates one.')]
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
          `The database's clock and this machine's differ by ${Math.round(skew / 1000)} s: schedules will be late.`,
        ),
      )
    findings.push(await listens(newsroom.connection))
    const schema = await readSchemaState(newsroom.db as never, migrationsDir)
    findings.push(
      schema.unknown.length > 0
        ? bad(newerSentence(schema))
        : schema.missing.length === 0
          ? good('The schema is up to date')
          : bad(
              `The schema lacks ${schema.missing.length} migrations, the first is ${schema.missing[0]}: the next start brings it up to date.`,
            ),
    )
    if (schema.missing.length === 0) {
      findings.push(...(await content(newsroom.pool, settings)))
      findings.push(...(await proxies(newsroom, settings)))
      findings.push(...(await outgoingFindings(newsroom.db, settings)))
      findings.push(...(await moduleFindings(newsroom.db)))
    }
  } catch (error) {
    findings.push(bad(`The database at ${newsroom.where} cannot be used: ${(error as Error).message}`))
  } finally {
    await newsroom.close()
  }
  return findings
}

/** Behind an unlisted proxy, all readers and staff have one address, so rate limits count them as one. */
async function proxies({ db }: Newsroom, { trustedProxies }: Settings): Promise<Finding[]> {
  const isTrusted = proxyAddr.compile(trustedProxies)
  return (await unnamedProxies(db))
    .filter((address) => !isTrusted(address, 0))
    .map((address) =>
      bad(
        `Requests are forwarded by ${address}, which is not in TRUSTED_PROXIES. Set TRUSTED_PROXIES=${[...trustedProxies, address].join(',')} if it is your proxy.`,
      ),
    )
}

async function content(pool: pg.Pool, settings: Settings): Promise<Finding[]> {
  const late = await pool.query(
    "select count(*)::int as n from timers where due_at < now() - interval '5 minutes'",
  )
  const failing = (await pool.query(
    `select key, attempts, error, failed_since as since from timers where attempts > 0 order by failed_since`,
  )) as { rows: { key: string; attempts: number; error: string; since: Date }[] }
  const jobs = await pool
    .query(
      `select count(*)::int as n from graphile_worker.jobs
       where attempts >= max_attempts and task_identifier <> all($1)`,
      [singleMailJobs],
    )
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
      : bad(`${late.rows[0].n} timers are overdue: is a site running?`),
    ...failing.rows.map(({ key, attempts, error, since }) =>
      bad(`${key} fails since ${since.toISOString()}, ${attempts} times: ${error}`),
    ),
    jobs === 0
      ? good('No job has failed')
      : bad(`${jobs} jobs have failed. An administrator can retry them in the newsroom.`),
    missing.length === 0
      ? good(`All ${files.rows.length} stored files exist`)
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
    ...(await siteFindings()),
    ...(await database(settings)),
  ]
  if (settings.siteUrl.startsWith('http://') && !/\/\/(localhost|127\.|\[::1\])/.test(settings.siteUrl)) {
    findings.push(bad(`SITE_URL is ${settings.siteUrl}: readers and staff should use https.`))
  }
  for (const { ok, text } of findings) process.stdout.write(`${ok ? '  ok ' : 'WRONG'}  ${text}\n`)
  if (findings.some((finding) => !finding.ok)) process.exitCode = 1
}
