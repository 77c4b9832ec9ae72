/** The PostgreSQL of a Debian package, where it is installed: another server than the embedded one. */
import { spawnSync } from 'node:child_process'
import { chownSync, existsSync, mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'

const root = '/usr/lib/postgresql'
const version = existsSync(root)
  ? readdirSync(root).find((name) => existsSync(join(root, name, 'bin/initdb')))
  : undefined
const port = 5432

/** Undefined where there is no such server. The connection's role may make tables and no more. */
export const startDebianServer = version && process.getuid?.() === 0 ? start : undefined

async function start(folder: string) {
  const nobody = 65534
  const run = (program: string, ...args: string[]) => {
    const done = spawnSync(join(root, version!, 'bin', program), args, {
      cwd: '/',
      uid: nobody,
      gid: nobody,
      encoding: 'utf8',
      env: { LC_ALL: 'C.UTF-8' },
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    if (done.status !== 0) throw new Error(`${program}: ${done.stderr}`)
  }
  mkdirSync(folder)
  chownSync(folder, nobody, nobody)
  const data = join(folder, 'data')
  run('initdb', '-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-sync')
  run(
    'pg_ctl',
    '-D',
    data,
    '-w',
    '-l',
    join(folder, 'log'),
    '-o',
    `-k ${folder} -p ${port} -c listen_addresses= -c fsync=off`,
    'start',
  )
  const client = new pg.Client({ host: folder, port, user: 'postgres', database: 'postgres' })
  await client.connect()
  await client.query(`create role newsroom login`)
  await client.query(`create database newsroom owner newsroom`)
  await client.end()
  return {
    connection: { host: folder, port, user: 'newsroom', password: '', database: 'newsroom' },
    stop: async () => run('pg_ctl', '-D', data, '-m', 'fast', '-w', 'stop'),
  }
}
