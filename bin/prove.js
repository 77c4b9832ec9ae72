/**
 * `npm run prove NAME`: runs one of the long tests in tests/prove, with SEED or a random seed. Without a
 * name: lists them.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { findNode, root } from './node-runtime.js'
import { prepare } from './prepare.js'

const folder = join(root, 'tests/prove')
const [name] = process.argv.slice(2)
if (name === 'long') {
  const { status } = spawnSync(process.execPath, [join(root, 'bin/test.js'), '--long'], { stdio: 'inherit' })
  process.exit(status ?? 1)
}
if (!name || !existsSync(join(folder, `${name}.ts`))) {
  process.stdout.write('npm run prove NAME, where NAME is one of:\n')
  process.stdout.write(
    '  long       The tests that `npm test` leaves out because each of them takes many seconds.\n',
  )
  for (const file of readdirSync(folder)
    .filter((file) => file.endsWith('.ts'))
    .sort()) {
    const [, what] = /^\/\*\* (.*) \*\/$/m.exec(readFileSync(join(folder, file), 'utf8')) ?? []
    process.stdout.write(`  ${file.replace('.ts', '').padEnd(10)} ${what ?? ''}\n`)
  }
  process.exit(name ? 1 : 0)
}

prepare()
const SEED = process.env.SEED ?? String(Math.floor(Math.random() * 1e9))
process.stdout.write(`Repeat with the same seed: SEED=${SEED} npm run prove ${name}\n`)
const node = findNode()
const env = { ...process.env, SEED, PROVE: name, PATH: `${join(node, '..')}:${process.env.PATH}` }
const { status } = spawnSync(node, [join(root, 'node_modules/vitest/vitest.mjs'), 'run'], {
  cwd: root,
  stdio: 'inherit',
  env,
})
process.exit(status ?? 1)
