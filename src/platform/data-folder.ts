/**
 * Creates the data folder step by step: Node's recursive mkdir loops forever where a file system allows no
 * folders (/proc).
 */
import { existsSync, mkdirSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

/**
 * Creates a folder and its parents.
 * @throws an Error with one sentence that names the setting
 */
export function makeDataFolder(folder: string): void {
  try {
    makeSteps(folder)
    if (!statSync(folder).isDirectory()) throw Object.assign(new Error(), { code: 'ENOTDIR', path: folder })
  } catch (error) {
    const { code, path } = error as NodeJS.ErrnoException
    if (code === 'ENOSPC') throw new Error(`The disk of the data folder DATA_DIR=${folder} is full.`)
    throw new Error(`The data folder DATA_DIR=${folder} cannot be made (${code} at ${path ?? folder}).`)
  }
}

function makeSteps(folder: string): void {
  if (existsSync(folder)) return
  makeSteps(dirname(folder))
  try {
    mkdirSync(folder)
  } catch (error) {
    // Another process of the same site created it first.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
}
