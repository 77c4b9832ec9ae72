/** `nashra site init | check | test | build`: commands for the engineer of a newsroom, for the folder SITE_DIR. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { findNode, root } from './node-runtime.js'
import { buildInto, buildSite, install, lastGood } from './prepare.js'
import { foldersWith, isInside, readSiteDir } from './site-folder.js'
import { panelsTsconfigOf, scaffold, tsconfigOf } from './site-scaffold.js'

const say = (text) => process.stdout.write(`${text}\n`)
const usage = `nashra site init DIR          creates the first files of a folder: configuration, types, a module
nashra site check             checks SITE_DIR and says what is wrong
nashra site test              checks that cached pages equal freshly rendered ones, with the modules of SITE_DIR
nashra site build --out DIR   builds SITE_DIR for a start elsewhere, with NASHRA_BUILD=DIR`

/** Runs a program of an installed package with the right Node. Returns whether it succeeded. */
function runNode(args, { env = {}, cwd = root } = {}) {
  const node = findNode()
  const PATH = `${dirname(node)}:${process.env.PATH}`
  const { status } = spawnSync(node, args, {
    cwd,
    stdio: 'inherit',
    env: { ...process.env, PATH, ...env },
  })
  return status === 0
}

/** The folder that SITE_DIR names. Throws a sentence when it is not set. */
function siteDirOrFail() {
  const siteDir = readSiteDir()
  if (!siteDir) throw new Error('SITE_DIR is not set. Use: SITE_DIR=/path/to/folder nashra site …')
  return siteDir
}

/** Writes the first files of a folder; existing files stay. */
function init(given) {
  if (!given) throw new Error('Use: nashra site init DIR')
  const folder = resolve(given)
  if (isInside(folder, root)) throw new Error(`${folder} contains Nashra itself. Choose another folder.`)
  mkdirSync(folder, { recursive: true, mode: 0o755 })
  const checkout = relative(folder, root)
  const files = {
    ...scaffold,
    'tsconfig.json': tsconfigOf(checkout),
    [panelsTsconfig]: panelsTsconfigOf(checkout),
  }
  for (const [name, text] of Object.entries(files)) {
    const path = join(folder, name)
    if (existsSync(path)) {
      say(`  stays    ${name}`)
      continue
    }
    mkdirSync(dirname(path), { recursive: true, mode: 0o755 })
    writeFileSync(path, text, { mode: 0o644 })
    say(`  written  ${name}`)
  }
  say(`\nStart Nashra with it: SITE_DIR=${folder} npm start`)
  return 0
}

const panelsTsconfig = 'tsconfig.newsroom.json'

/** The type configuration of the newsroom panels, if there are any. */
const panelsOf = (siteDir) =>
  foldersWith(siteDir, 'newsroom.tsx').length > 0 && existsSync(join(siteDir, panelsTsconfig))
    ? [join(siteDir, panelsTsconfig)]
    : []

/** Checks types, the build and the configuration. */
function check() {
  const siteDir = siteDirOrFail()
  install()
  let isRight = true
  const tsc = join(root, 'node_modules/typescript/bin/tsc')
  if (!existsSync(tsc)) say('Types: not checked, because the package "typescript" is not installed here.')
  else if (!existsSync(join(siteDir, 'tsconfig.json')))
    say(`Types: not checked, because there is no tsconfig.json. "nashra site init ${siteDir}" writes one.`)
  else if (
    [siteDir, ...panelsOf(siteDir)].every((one) => runNode([tsc, '--noEmit', '-p', one], { cwd: siteDir }))
  )
    say('Types: right.')
  else isRight = false
  const { problem } = buildSite(siteDir)
  if (problem) process.stderr.write(`${problem}\n`)
  else say('Configuration, brand, sizes, public files: right.')
  return isRight && !problem ? 0 : 1
}

/** Runs the oracle of tests/oracle on the pages of this site. */
function test() {
  const siteDir = siteDirOrFail()
  install()
  const vitest = join(root, 'node_modules/vitest/vitest.mjs')
  if (!existsSync(vitest) || !existsSync(join(root, 'tests/oracle')))
    throw new Error(
      'This checkout has no tests. "nashra site test" needs a full checkout with its test packages.',
    )
  const { folder, problem } = buildSite(siteDir)
  if (problem) throw new Error(problem)
  const env = { NASHRA_TEST_SITE: siteDir, NASHRA_TEST_BUILD: folder }
  return runNode([vitest, 'run', 'tests/oracle/oracle.test.ts'], { env }) ? 0 : 1
}

/** Builds into any folder. The new build replaces the old one only when it is complete. */
function build(out) {
  if (!out) throw new Error('Use: nashra site build --out DIR')
  const siteDir = siteDirOrFail()
  install()
  const folder = resolve(out)
  if (existsSync(folder) && readdirSync(folder).length > 0 && !existsSync(join(folder, 'build.json')))
    throw new Error(`${folder} contains something other than a build. Choose another folder.`)
  if (isInside(siteDir, folder))
    throw new Error(`${folder} is inside SITE_DIR. Choose a folder outside of it.`)
  const draft = `${folder}.${process.pid}.new`
  const former = `${folder}.${process.pid}.old`
  try {
    mkdirSync(draft, { recursive: true, mode: 0o755 })
    // Lets Node find the packages from a folder outside of the checkout.
    if (!isInside(root, folder))
      symlinkSync(relative(draft, join(root, 'node_modules')), join(draft, 'node_modules'))
    const problem = buildInto(siteDir, draft, [lastGood(siteDir), join(root, 'dist')])
    if (problem) throw new Error(problem)
    if (existsSync(folder)) renameSync(folder, former)
    renameSync(draft, folder)
  } finally {
    for (const rest of [draft, former]) rmSync(rest, { recursive: true, force: true })
  }
  say(`Built. Start it: NASHRA_BUILD=${folder} npm start`)
  return 0
}

/** Returns the exit code. Throws an Error with one sentence. */
export async function siteCommand([name, ...args]) {
  const { values, positionals } = parseArgs({
    args,
    options: { out: { type: 'string' } },
    allowPositionals: true,
  })
  if (name === 'init') return init(positionals[0])
  if (name === 'check') return check()
  if (name === 'test') return test()
  if (name === 'build') return build(values.out)
  say(usage)
  return 1
}
