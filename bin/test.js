/**
 * `npm test`: format, types and tests, including browser tests, in parallel. Without names of files it leaves out the
 * tests with the tag `long`, and `--long` runs these alone. Ends with "N passed, N failed".
 */
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
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

/** Installs Debian packages when running as root. */
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

/** Finds Chromium, installs Debian's package when running as root, or fails with a clear sentence. */
function ensureBrowser() {
  if (!findBrowser()) installPackages('chromium')
  const installed = findBrowser()
  if (installed) return installed
  throw new Error(
    'The browser tests need Chromium: install it ("apt-get install chromium", say), or name one with CHROMIUM=/path/to/it.',
  )
}

/** Headless Chromium takes a third of the processor time; where it is missing, full Chromium is used. */
function offerHeadlessShell() {
  const path = process.env.HEADLESS_SHELL ?? '/usr/bin/chromium-headless-shell'
  if (!existsSync(path)) installPackages('chromium-headless-shell')
  return existsSync(path) ? { HEADLESS_SHELL: path } : {}
}

/** The broadcast tests make a real stream; without ffmpeg they fail with a message. */
function offerFfmpeg() {
  if (spawnSync('ffmpeg', ['-version']).error) installPackages('ffmpeg')
}

const bin = (name, entry) => join(root, 'node_modules', name, entry)

/** Runs a program of an installed package; with `quiet`, its output is kept for later. */
async function run(args, env = {}, quiet = false) {
  const node = findNode()
  // Tools that start Node themselves find the right one first in the path.
  const path = `${join(node, '..')}:${process.env.PATH}`
  const child = spawn(node, args, {
    cwd: root,
    stdio: quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit',
    env: { ...process.env, PATH: path, ...env },
  })
  let printed = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk) => {
      printed += chunk
    })
  }
  const [status] = await once(child, 'close')
  return { ok: status === 0, printed }
}

/** Checks format and types one after another; this finishes long before the tests. */
async function check() {
  const results = []
  for (const [what, args] of [
    ['Biome', [bin('@biomejs/biome', 'bin/biome'), 'check', '.', '--diagnostic-level=error']],
    ['Types', [bin('typescript', 'bin/tsc'), '--noEmit']],
    ['Types of the newsroom', [bin('typescript', 'bin/tsc'), '--noEmit', '-p', join(root, 'src/newsroom')]],
  ])
    results.push({ what, ...(await run(args, {}, true)) })
  return results
}

/** Prints each failed test on a line at the end, where it is found in a long log: "Failed: FILE: TEST: REASON". */
function printFailures(files) {
  for (const { name, status, message, assertionResults } of files) {
    const failures = assertionResults.filter((result) => result.status === 'failed')
    const lines = failures.map(({ fullName, failureMessages }) => `${fullName}: ${failureMessages.join(' ')}`)
    // A failed hook, or a file that does not load, belongs to no test.
    if (status === 'failed' && lines.length === 0) lines.push(message)
    for (const line of lines) {
      process.stdout.write(`Failed: ${relative(root, name)}: ${line.replace(/\s+/g, ' ').slice(0, 400)}\n`)
    }
  }
}

async function test(named, env) {
  const folder = mkdtempSync(join(tmpdir(), 'nashra-results-'))
  const results = join(folder, 'results.json')
  const reporters = ['--reporter=default', '--reporter=./tests/slowest.ts', '--reporter=json']
  const { ok } = await run(
    [bin('vitest', 'vitest.mjs'), 'run', ...reporters, `--outputFile.json=${results}`, ...named],
    env,
  )
  const report = existsSync(results) ? JSON.parse(readFileSync(results, 'utf8')) : null
  rmSync(folder, { recursive: true, force: true })
  const { numPassedTests: passed = 0, numFailedTests: failed = 0 } = report ?? {}
  printFailures(report?.testResults ?? [])
  // A test file that fails to load has no tests to count.
  return { passed, failed: !ok && failed === 0 ? 1 : failed }
}

let passed = 0
let failed = 0
try {
  prepare()
  const CHROMIUM = ensureBrowser()
  const shell = offerHeadlessShell()
  offerFfmpeg()
  const named = process.argv.slice(2).filter((argument) => argument !== '--long')
  const isLong = process.argv.includes('--long')
  const isWhole = named.length === 0 && !isLong
  const checking = isWhole ? check() : []
  const filter = isLong ? ['--tagsFilter=long'] : isWhole ? ['--tagsFilter=!long'] : []
  const counts = await test([...filter, ...named], { CHROMIUM, ...shell })
  passed += counts.passed
  failed += counts.failed
  for (const { what, ok, printed } of await checking) {
    if (ok) passed++
    else failed++
    process.stdout.write(ok ? `${what}: right.\n` : `${what}:\n${printed}\n`)
  }
} catch (error) {
  process.stderr.write(`${error.message}\n`)
  failed++
}
process.stdout.write(`\n${passed} passed, ${failed} failed\n`)
process.exit(failed > 0 ? 1 : 0)
