#!/usr/bin/env node
/** The launcher: plain JavaScript for Node 20. It prepares the checkout and starts the program. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { findNode } from './node-runtime.js'
import { prepare } from './prepare.js'

try {
  const args = process.argv.slice(2)
  if (args[0] === 'site') process.exit(await (await import('./site-commands.js')).siteCommand(args.slice(1)))
  const { folder, notice } = prepare()
  if (notice) process.stderr.write(`\n${notice}\n\n`)
  // Measured: a larger young generation costs 100 MB of memory without more throughput.
  const options = ['--max-semi-space-size=8']
  // The IPC channel tells the program when the launcher ends, for whatever reason.
  const program = spawn(findNode(), [...options, join(folder, 'cli.js'), ...args], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    // The program repeats the notice once the site is up, below the rest of its output.
    env: { ...process.env, ...(notice && { NASHRA_NOTICE: notice }) },
  })
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => program.kill(signal))
  // The terminal sends Ctrl-C to the program directly.
  process.on('SIGINT', () => {})
  program.on('error', (error) => {
    process.stderr.write(`Nashra could not be started: ${error.message}\n`)
    process.exit(1)
  })
  program.on('exit', (code, signal) => process.exit(signal ? 1 : code))
} catch (error) {
  process.stderr.write(`${error.message}\n`)
  process.exit(1)
}
