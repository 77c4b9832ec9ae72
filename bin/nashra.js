#!/usr/bin/env node
/** The launcher: plain JavaScript for Node 20, which makes the checkout ready and hands over to the program. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { findNode, root } from './node-runtime.js'
import { prepare } from './prepare.js'

try {
  prepare()
  // A larger young generation costs 100 MB of memory and buys no throughput that was measured.
  const options = ['--max-semi-space-size=8']
  // The channel tells the program when the launcher is gone, however it went.
  const program = spawn(findNode(), [...options, join(root, 'dist', 'cli.js'), ...process.argv.slice(2)], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  })
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => program.kill(signal))
  // A terminal's Ctrl-C reaches the program by itself.
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
