/** `npm test`: format and types, then every test, browser tests included. Ends with "N passed, N failed". */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findNode, root } from './node-runtime.js'
import { prepare } from './prepare.js'

const browsers = [
  process.env.CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]
const findBrowser = () => browsers.find((path) => path && existsSync(path))

/** Debian's packages, when root may install them. */
function installPackages(...names) {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  for (const args of [
    ['update', '-q'],
    ['install', '-y', '-q', '--no-install-recommends', ...names],
  ]) {
    spawnSync('apt-get', args, { stdio: ['ignore', 2, 2], env })
  }
}

/** A Chromium that is there; else Debian's package when root may install it; else a clear sentence. */
function ensureBrowser() {
  if (!findBrowser()) installPackages('chromium')
  const installed = findBrowser()
  if (installed) return installed
  throw new Error(
    'The browser tests need Chromium: install it ("apt-get install chromium", say), or name one with CHROMIUM=/path/to/it.',
  )
}

/** The tests of the broadcast make a real stream; without these programs they say so, and fail. */
function offerStreamMakers() {
  const missing = ['ffmpeg', 'espeak-ng'].filter((name) => spawnSync(name, ['-version']).error)
  if (missing.length > 0) installPackages(...missing)
}

const bin = (name, entry) => join(root, 'node_modules', name, entry)

function run(args, env = {}) {
  const node = findNode()
  // Tools that start Node themselves find the right one first.
  const path = `${join(node, '..')}:${process.env.PATH}`
  return (
    spawnSync(node, args, { cwd: root, stdio: 'inherit', env: { ...process.env, PATH: path, ...env } })
      .status === 0
  )
}

let passed = 0
let failed = 0
const count = (ok) => {
  if (ok) passed++
  else failed++
}

try {
  prepare()
  const CHROMIUM = ensureBrowser()
  offerStreamMakers()
  const only = process.argv.slice(2)
  if (only.length === 0) {
    count(run([bin('@biomejs/biome', 'bin/biome'), 'check', '.']))
    count(run([bin('typescript', 'bin/tsc'), '--noEmit']))
    count(run([bin('typescript', 'bin/tsc'), '--noEmit', '-p', join(root, 'src/newsroom')]))
  }
  const folder = mkdtempSync(join(tmpdir(), 'nashra-results-'))
  const results = join(folder, 'results.json')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${results}`]
  const ok = run([bin('vitest', 'vitest.mjs'), 'run', ...reporters, ...only], { CHROMIUM })
  const report = existsSync(results) ? JSON.parse(readFileSync(results, 'utf8')) : null
  rmSync(folder, { recursive: true, force: true })
  passed += report?.numPassedTests ?? 0
  failed += report?.numFailedTests ?? 0
  // A file that could not even be read has no test to count.
  if (!ok && !report?.numFailedTests) failed++
} catch (error) {
  process.stderr.write(`${error.message}\n`)
  failed++
}
process.stdout.write(`\n${passed} passed, ${failed} failed\n`)
process.exit(failed > 0 ? 1 : 0)
