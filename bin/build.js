/**
 * Builds the program: the command line, the database's guard, the site's assets, the newsroom. Runs on Node
 * 24. build.js [--site SITE_DIR] [--out DIR] [--reuse DIR]…: parts whose inputs are unchanged are kept or
 * copied.
 */
import { spawnSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { buildAssets } from './build-assets.js'
import { buildNewsroom } from './build-newsroom.js'
import { buildServer } from './build-server.js'
import { compressAssets } from './compress-assets.js'
import { addFolder, newHash, stampOf } from './fingerprint.js'
import { root } from './node-runtime.js'
import { programVersion } from './prepare.js'
import { siteModules } from './site.js'
import { readPublicFiles } from './site-folder.js'

const { values } = parseArgs({
  options: {
    site: { type: 'string' },
    out: { type: 'string', default: join(root, 'dist') },
    reuse: { type: 'string', multiple: true, default: [] },
  },
})
const siteDir = values.site ?? null
const { out, reuse } = values
mkdirSync(out, { recursive: true })

const recordsFile = (folder) => join(folder, 'parts.json')
const readRecords = (folder) =>
  existsSync(recordsFile(folder)) ? JSON.parse(readFileSync(recordsFile(folder), 'utf8')) : {}
const former = readRecords(out)
// Missing until all parts are complete again.
rmSync(recordsFile(out), { force: true })
const records = {}

/** Every part depends on these, whatever its source files are. */
const base = addFolder(newHash(), join(root, 'bin'))
  .update(readFileSync(join(root, 'package-lock.json')))
  .digest('hex')

const isFresh = (record, key) =>
  record?.key === key && Object.entries(record.inputs).every(([file, stamp]) => stampOf(file) === stamp)

/**
 * Builds one part, unless an unchanged one can be kept or copied. `marker` is a file that every build of the
 * part has.
 */
async function part(name, { marker, key, build, copy }) {
  const whole = newHash().update(`${base}\0${key}`).digest('hex')
  for (const folder of [out, ...reuse]) {
    const record = (folder === out ? former : readRecords(folder))[name]
    if (!isFresh(record, whole) || !existsSync(join(folder, marker))) continue
    if (folder !== out) copy(folder)
    records[name] = record
    return
  }
  const inputs = new Set()
  await build(inputs)
  records[name] = {
    key: whole,
    inputs: Object.fromEntries([...inputs].sort().map((file) => [file, stampOf(file)])),
  }
}

const copyFolder = (name) => (from) => cpSync(join(from, name), join(out, name), { recursive: true })
const isOfServer = (name) => /\.js(\.map)?$/.test(name)
const checkout = relative(out, root) || '.'
const modules = siteModules(siteDir)

/** Runs the newly built program to describe the site's configuration. */
function describeSite() {
  if (!siteDir) return {}
  // Below the checkout, Node finds the packages without further settings.
  const { status, stdout } = spawnSync(process.execPath, [join(out, 'cli.js'), 'site', 'describe'], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  if (status !== 0) throw new Error(`${siteDir} can't be loaded.`)
  return JSON.parse(stdout)
}

/** Changes with any file of the brand. */
function brandKey(brand) {
  const hash = newHash().update(JSON.stringify(brand))
  for (const given of Object.values(brand)) {
    const path = resolve(siteDir, given)
    if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) addFolder(hash, path)
    else hash.update(stampOf(path))
  }
  return hash.digest('hex')
}

try {
  await buildAll()
} catch (error) {
  // Print only the message and place of a build error; its own stack does not help the user.
  process.stderr.write(`${error.message.replaceAll(/^ +at .*\n?/gm, '')}\n`)
  process.exit(1)
}

async function buildAll() {
  await part('server', {
    marker: 'cli.js',
    key: `${checkout}\0${siteDir}\0${modules['nashra:site']}`,
    async build(inputs) {
      for (const name of readdirSync(out)) if (isOfServer(name)) rmSync(join(out, name))
      await buildServer(root, out, { siteDir, checkout, inputs })
    },
    copy(from) {
      for (const name of readdirSync(from)) if (isOfServer(name)) cpSync(join(from, name), join(out, name))
    },
  })

  const { brand: named = {}, problem = null } = describeSite()
  // The brand check imports TypeScript sources, which Node 20 cannot load.
  const hasBrand = Object.keys(named).length > 0
  const brand = hasBrand ? await (await import('./brand.js')).readBrand(siteDir, named) : null
  await part('assets', {
    marker: 'assets/manifest.json',
    key: addFolder(newHash().update(brandKey(named)), join(root, 'src/site'))
      .update(modules['nashra:site/islands'])
      .digest('hex'),
    async build(inputs) {
      await buildAssets(root, join(out, 'assets'), { siteDir, brand, inputs })
      await compressAssets(join(out, 'assets'))
    },
    copy: copyFolder('assets'),
  })

  await part('newsroom', {
    marker: 'newsroom/manifest.json',
    key: modules['nashra:site/newsroom'],
    async build(inputs) {
      await buildNewsroom(root, join(out, 'newsroom'), { siteDir, inputs })
      await compressAssets(join(out, 'newsroom'))
    },
    copy: copyFolder('newsroom'),
  })

  if (siteDir) {
    rmSync(join(out, 'public'), { recursive: true, force: true })
    const skipped = (sentence) => process.stderr.write(`${sentence}. It is not served.\n`)
    for (const [path, bytes] of readPublicFiles(siteDir, skipped)) {
      const file = join(out, 'public', path)
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(file, bytes)
    }
  }
  writeFileSync(recordsFile(out), JSON.stringify(records))
  if (!siteDir) return
  const about = { siteDir, checkout, version: programVersion(), problem }
  writeFileSync(join(out, 'build.json'), JSON.stringify(about))
}
