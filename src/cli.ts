/** The command line: one program, `nashra`, and its commands. */
import { parseArgs } from 'node:util'
import { isOutOfRoom } from './platform/room.ts'
import { readSettings } from './platform/settings.ts'

const help = `nashra — نشرة, a newsroom in one program

  nashra start [--demo | --empty] [--without MODULE]
                                        run the site (settings are environment variables: see README)
  nashra import FILE [--from page] [--date YYYY-MM-DD]
                                        import ninjs items (JSON lines, plain or gzipped) or a plain-text page
  nashra import PATH… --from wordpress [--uploads DIR] [--site URL] [--map FILE] [--dry-run] [--report FILE]
                                        bring the archive of another program in, or try it
  nashra import PATH… --from ghost --site URL [--redirects FILE]… [--dry-run] [--report FILE]
                                        bring an export of Ghost in: JSON, content/, lists of members
  nashra import FILE | DIR | URL… --from rss | html [--site URL] [--dry-run] [--report FILE]
                                        import feeds, or pages of a site
  nashra verify PATH… --from wordpress | ghost [--uploads DIR] [--site URL] [--map FILE] [--redirects FILE]… [--report FILE]
                                        compare the archive with what it became here, and ask its old addresses
  nashra import --redirects FILE        import redirects: CSV of the plugin Redirection, or Ghost's redirects.yaml
  nashra import --undo RUN              take an import back; what was edited or answered since stays
  nashra export                         write every article as ninjs 3.1 JSON lines
  nashra export --to wordpress | ghost | files --out DIR [--media-url URL]
                                        write everything for another program, or a copy of the public site
  nashra user add --name N --email E --role R
                                        add a staff member and print a sign-in link
  nashra token create --role R [--name N] [--days D]
                                        create an API token and print it on the last line
  nashra backup FILE                    save the database and the media in one file
  nashra restore FILE [--replace]       restore a backup
  nashra secrets forget                 continue without a lost secret key
  nashra demo remove                    remove the demonstration newsroom
  nashra doctor                         check the installation and list problems
  nashra bench                          measure this machine
  nashra site init DIR                  create a folder for a newsroom's own code, brand and files (SITE_DIR)
  nashra site check | test              check SITE_DIR and list problems | test its pages
  nashra site build --out DIR           build it for a start elsewhere, with NASHRA_BUILD=DIR
`

const options = {
  demo: { type: 'boolean', default: false },
  empty: { type: 'boolean', default: false },
  from: { type: 'string' },
  date: { type: 'string' },
  to: { type: 'string' },
  out: { type: 'string' },
  'media-url': { type: 'string' },
  uploads: { type: 'string' },
  site: { type: 'string' },
  login: { type: 'string' },
  map: { type: 'string' },
  report: { type: 'string' },
  redirects: { type: 'string', multiple: true },
  'dry-run': { type: 'boolean', default: false },
  again: { type: 'boolean', default: false },
  undo: { type: 'string' },
  name: { type: 'string' },
  email: { type: 'string' },
  role: { type: 'string' },
  days: { type: 'string' },
  without: { type: 'string', multiple: true, default: [] as string[] },
  replace: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const

/** Commands that work without the newsroom's own modules, even when one of them is broken. */
const needNoModules = new Set(['site', 'doctor', 'backup', 'restore', 'secrets', 'export', 'bench'])

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({ args: process.argv.slice(2), options, allowPositionals: true })
  const [name, ...rest] = positionals
  if (values.help || !name) return void process.stdout.write(help)
  const settings = readSettings(process.env)
  const { installModules } = await import('./modules/install.ts')
  // What other programs receive contains the blocks of modules as readers see them.
  const { modules, layouts } =
    needNoModules.has(name) && values.to === undefined
      ? { modules: [], layouts: {} }
      : await (await import('./modules/site.ts')).loadSite(values.without)
  installModules(modules, settings.siteUrl, layouts)
  if (modules.length > 0) (await import('./modules/install-site.ts')).installSite(modules)
  switch (name) {
    case 'start':
      return (await import('./cli/start.ts')).start(settings, { ...values, modules })
    case 'import':
      return (await import('./cli/import.ts')).importFile(settings, rest, values)
    case 'verify':
      return (await import('./cli/verify.ts')).verify(settings, rest, values)
    case 'export':
      return (await import('./cli/export.ts')).exportAll(settings, values)
    case 'user':
      return (await import('./cli/user.ts')).user(settings, rest[0], values)
    case 'token':
      return (await import('./cli/token.ts')).token(settings, rest[0], values)
    case 'backup':
      return (await import('./cli/backup.ts')).backupTo(settings, rest[0])
    case 'restore':
      return (await import('./cli/backup.ts')).restoreFrom(settings, rest[0], values.replace)
    case 'secrets':
      return (await import('./cli/secrets.ts')).secrets(settings, rest[0])
    case 'demo':
      return (await import('./cli/demo.ts')).demo(settings, rest[0])
    case 'doctor':
      return (await import('./cli/doctor.ts')).doctor(settings)
    case 'site':
      return (await import('./cli/site.ts')).site(rest[0])
    case 'bench':
      return (await import('./cli/bench.ts')).bench(settings)
    default:
      throw new Error(`There is no command "${name}". "nashra --help" lists them.`)
  }
}

main().then(
  () => process.exit(process.exitCode ?? 0),
  (error) => {
    if (isOutOfRoom(error)) process.stderr.write('There is no room left on the disk. ')
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`)
    if (process.env.LOG_LEVEL === 'debug' && error instanceof Error) process.stderr.write(`${error.stack}\n`)
    process.exit(1)
  },
)
