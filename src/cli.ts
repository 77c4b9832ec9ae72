/** The command line: one program, `nashra`, and what it can do. */
import { parseArgs } from 'node:util'
import { readSettings } from './platform/settings.ts'

const help = `nashra — نشرة, a newsroom in one program

  nashra start [--demo | --empty]       run the site (settings are environment variables: see README)
  nashra import FILE [--from page] [--date YYYY-MM-DD]
                                        take in ninjs items (JSON lines, plain or gzipped) or a plain-text page
  nashra export                         write every article as ninjs 3.1 JSON lines
  nashra user add --name N --email E --role R
                                        a member of the staff; prints the link by which they come in
  nashra token create --role R [--name N] [--days D]
                                        a token for the API; prints it alone on the last line
  nashra backup FILE                    the database and the media in one file
  nashra restore FILE [--replace]       put a backup back
  nashra demo remove                    take the demonstration newsroom away, whole
  nashra doctor                         look at everything and say what is wrong
  nashra bench                          measure this machine
`

const options = {
  demo: { type: 'boolean', default: false },
  empty: { type: 'boolean', default: false },
  from: { type: 'string' },
  date: { type: 'string' },
  name: { type: 'string' },
  email: { type: 'string' },
  role: { type: 'string' },
  days: { type: 'string' },
  replace: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({ args: process.argv.slice(2), options, allowPositionals: true })
  const [name, ...rest] = positionals
  if (values.help || !name) return void process.stdout.write(help)
  const settings = readSettings(process.env)
  switch (name) {
    case 'start':
      return (await import('./program/commands/start.ts')).start(settings, values)
    case 'import':
      return (await import('./program/commands/import.ts')).importFile(settings, rest[0], values)
    case 'export':
      return (await import('./program/commands/export.ts')).exportAll(settings)
    case 'user':
      return (await import('./program/commands/user.ts')).user(settings, rest[0], values)
    case 'token':
      return (await import('./program/commands/token.ts')).token(settings, rest[0], values)
    case 'backup':
      return (await import('./program/commands/backup.ts')).backupTo(settings, rest[0])
    case 'restore':
      return (await import('./program/commands/backup.ts')).restoreFrom(settings, rest[0], values.replace)
    case 'demo':
      return (await import('./program/commands/demo.ts')).demo(settings, rest[0])
    case 'doctor':
      return (await import('./program/commands/doctor.ts')).doctor(settings)
    case 'bench':
      return (await import('./program/commands/bench.ts')).bench(settings)
    default:
      throw new Error(`There is no command "${name}". "nashra --help" lists them.`)
  }
}

main().then(
  () => process.exit(process.exitCode ?? 0),
  (error) => {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`)
    if (process.env.LOG_LEVEL === 'debug' && error instanceof Error) process.stderr.write(`${error.stack}\n`)
    process.exit(1)
  },
)
