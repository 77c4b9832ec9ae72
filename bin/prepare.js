/** Prepares a checkout to run: installs missing packages and builds outdated parts. */
import { spawnSync } from 'node:child_process'
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join, resolve } from 'node:path'
import { addFolder, newHash } from './fingerprint.js'
import { findNode, root } from './node-runtime.js'
import { addSite, readSiteDir, refuseWritable } from './site-folder.js'

function run(command, args, what) {
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: ['ignore', 2, 2] })
  if (error || status !== 0)
    throw new Error(`${what} failed${error ? `: ${error.message}` : ''}. Its output is above.`)
}

function upToDate(stampFile, stamp) {
  return existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp
}

/** Installs the program's packages unless this was done for the current lock file. */
export function install() {
  const lock = newHash()
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')
  const stampFile = join(root, 'node_modules', '.nashra-installed')
  if (upToDate(stampFile, lock)) return
  if (lstatSync(join(root, 'node_modules'), { throwIfNoEntry: false })?.isSymbolicLink())
    throw new Error(
      'node_modules is a link to another checkout, which has other package versions. Run the installation there.',
    )
  process.stderr.write('Installing what Nashra needs (once) …\n')
  run('npm', ['ci', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error'], 'The installation')
  writeFileSync(stampFile, lock)
}

const dist = join(root, 'dist')

/** The program's own source files as one hash. */
const ownInputs = () =>
  addFolder(
    addFolder(newHash().update(readFileSync(join(root, 'package-lock.json'))), join(root, 'src')),
    join(root, 'bin'),
  )

function build() {
  const stamp = ownInputs().digest('hex')
  const stampFile = join(dist, '.built')
  if (upToDate(stampFile, stamp)) return
  run(findNode(), [join(root, 'bin', 'build.js')], 'The build')
  mkdirSync(dist, { recursive: true })
  writeFileSync(stampFile, stamp)
}

const sites = join(dist, 'sites')
/** Old builds that are kept, for programs that still run from them. */
const maxBuilds = 5

/** The file that names the last good build of a folder. */
const goodFile = (siteDir) => join(sites, `${newHash().update(siteDir).digest('hex').slice(0, 16)}.good`)

/** The last working build of a folder, or null. */
export function lastGood(siteDir) {
  const file = goodFile(siteDir)
  if (!existsSync(file)) return null
  const folder = join(sites, readFileSync(file, 'utf8'))
  return existsSync(join(folder, 'cli.js')) ? folder : null
}

/** Builds a folder into dist/sites, once for each state of it. Throws when the build fails; earlier builds stay. */
export function buildSite(siteDir) {
  const name = addSite(ownInputs(), siteDir).update(siteDir).digest('hex').slice(0, 16)
  const folder = join(sites, name)
  if (!existsSync(join(folder, 'build.json'))) {
    const draft = join(sites, `${name}.${process.pid}.new`)
    try {
      buildInto(siteDir, draft, [lastGood(siteDir), dist])
      renameSync(draft, folder)
    } finally {
      rmSync(draft, { recursive: true, force: true })
    }
  }
  const { problem } = JSON.parse(readFileSync(join(folder, 'build.json'), 'utf8'))
  if (!problem && !upToDate(goodFile(siteDir), name)) {
    writeFileSync(goodFile(siteDir), name)
    removeOld()
  }
  return { folder, problem }
}

/**
 * Builds a folder into `out`, reusing unchanged parts of older builds. Returns the problem of its modules, if
 * any.
 */
export function buildInto(siteDir, out, reuse) {
  mkdirSync(out, { recursive: true })
  const from = reuse.filter((folder) => folder && existsSync(folder)).flatMap((folder) => ['--reuse', folder])
  const args = [join(root, 'bin', 'build.js'), '--site', siteDir, '--out', out, ...from]
  run(findNode(), args, `The build of ${siteDir}`)
  return JSON.parse(readFileSync(join(out, 'build.json'), 'utf8')).problem
}

/** Keeps the good build of each existing folder, and the newest few of the others. */
function removeOld() {
  const kept = []
  for (const name of readdirSync(sites).filter((one) => one.endsWith('.good'))) {
    const build = readFileSync(join(sites, name), 'utf8')
    const about = join(sites, build, 'build.json')
    const isThere = existsSync(about) && existsSync(JSON.parse(readFileSync(about, 'utf8')).siteDir)
    if (isThere) kept.push(build)
    else rmSync(join(sites, name))
  }
  const others = readdirSync(sites)
    .filter((name) => /^[0-9a-f]{16}$/.test(name) && !kept.includes(name))
    .map((name) => ({ path: join(sites, name), at: statSync(join(sites, name)).mtimeMs }))
    .sort((a, b) => b.at - a.at)
  for (const { path } of others.slice(maxBuilds)) rmSync(path, { recursive: true, force: true })
}

/** Opens a build made earlier by `nashra site build --out`; writes nothing. */
function openBuild(given) {
  const folder = resolve(given)
  const named = `NASHRA_BUILD=${given}`
  if (!existsSync(join(folder, 'build.json')))
    throw new Error(`${named} is not a build. Make one with "nashra site build --out ${given}".`)
  refuseWritable(folder, named)
  const { version, checkout } = JSON.parse(readFileSync(join(folder, 'build.json'), 'utf8'))
  if (version !== programVersion() || resolve(folder, checkout) !== root)
    throw new Error(
      `${named} was made by another version of Nashra, or for another place. Make it again with "nashra site build --out ${given}".`,
    )
  return { folder }
}

/** The packages and the schema that a build depends on. */
export function programVersion() {
  const hash = newHash()
  for (const file of ['package.json', 'package-lock.json']) hash.update(readFileSync(join(root, file)))
  return hash.update(readdirSync(join(root, 'migrations')).sort().join()).digest('hex')
}

/**
 * Returns the folder of the program to start, and a `notice` when it is not the requested one. Throws an
 * Error with one sentence when the checkout cannot be prepared.
 */
export function prepare() {
  if (process.env.NASHRA_BUILD) return openBuild(process.env.NASHRA_BUILD)
  if (!existsSync(join(root, 'package-lock.json'))) return { folder: dist }
  install()
  const siteDir = readSiteDir()
  if (!siteDir) {
    build()
    return { folder: dist }
  }
  try {
    return { folder: buildSite(siteDir).folder }
  } catch (error) {
    const folder = lastGood(siteDir)
    if (!folder) throw error
    const { mtime } = statSync(join(folder, 'build.json'))
    return {
      folder,
      notice: `THE SITE RUNS ON ITS LAST GOOD BUILD, of ${mtime.toISOString()}: ${error.message} Mend ${siteDir} and start again.`,
    }
  }
}
