/** Makes a checkout ready to run: installs what is missing and builds what is out of date. */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { findNode, root } from './node-runtime.js'

function run(command, args, what) {
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: ['ignore', 2, 2] })
  if (error || status !== 0)
    throw new Error(`${what} failed${error ? `: ${error.message}` : ''}. What it printed stands above.`)
}

/** The build's inputs as one hash of names, sizes and times: quick enough for every start. */
function fingerprint(folder, hash) {
  for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) =>
    a.name < b.name ? -1 : 1,
  )) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) fingerprint(path, hash)
    else {
      const { size, mtimeMs } = statSync(path)
      hash.update(`${path}\0${size}\0${mtimeMs}\n`)
    }
  }
  return hash
}

function upToDate(stampFile, stamp) {
  return existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp
}

function install() {
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')
  const stampFile = join(root, 'node_modules', '.nashra-installed')
  if (upToDate(stampFile, lock)) return
  if (lstatSync(join(root, 'node_modules'), { throwIfNoEntry: false })?.isSymbolicLink())
    throw new Error(
      'node_modules is a link to those of another checkout, whose versions are others: install there.',
    )
  process.stderr.write('Installing what Nashra needs (once) …\n')
  run('npm', ['ci', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error'], 'The installation')
  writeFileSync(stampFile, lock)
}

function build() {
  const hash = createHash('sha256').update(readFileSync(join(root, 'package-lock.json')))
  const stamp = fingerprint(join(root, 'bin'), fingerprint(join(root, 'src'), hash)).digest('hex')
  const stampFile = join(root, 'dist', '.built')
  if (upToDate(stampFile, stamp)) return
  run(findNode(), [join(root, 'bin', 'build.js')], 'The build')
  mkdirSync(join(root, 'dist'), { recursive: true })
  writeFileSync(stampFile, stamp)
}

/** Throws an Error of one sentence when the checkout can't be made ready. */
export function prepare() {
  if (!existsSync(join(root, 'package-lock.json'))) return
  install()
  build()
}
