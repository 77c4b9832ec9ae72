/**
 * Keeps the files of former builds of the newsroom for a week after an upgrade, so that open tabs still find
 * their parts. They are in the data folder, because an upgrade replaces the program's folder.
 */
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { cp, mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

const keptMs = 7 * 86_400_000

/** The name of a build: it changes with any of its files, whose names contain their hashes. */
export const buildOf = (manifest: string): string =>
  createHash('sha256').update(manifest).digest('hex').slice(0, 16)

/** The file that names the last build that ran. */
const runningFile = 'running'

const isBuild = (name: string) => /^[0-9a-f]{16}$/.test(name)

/** Keeps this build for later, and removes builds after their week. Returns the kept folders. */
async function keep(folder: string, build: string, archive: string): Promise<string[]> {
  await mkdir(archive, { recursive: true })
  const place = join(archive, build)
  if (!existsSync(place)) {
    // Complete or not at all, even when several processes start at once.
    const draft = `${place}.${process.pid}.new`
    await cp(folder, draft, { recursive: true })
    await rename(draft, place).catch(() => rm(draft, { recursive: true, force: true }))
  }
  const before = await readFile(join(archive, runningFile), 'utf8').catch(() => '')
  if (before !== build) {
    // The week of the former build begins now, however long it ran.
    const now = new Date()
    if (isBuild(before) && existsSync(join(archive, before))) await utimes(join(archive, before), now, now)
    await writeFile(join(archive, runningFile), build)
  }
  // Includes this build, because the program's folder may be rebuilt while it runs.
  const kept = [place]
  for (const name of await readdir(archive)) {
    if (name === build || name === runningFile) continue
    const path = join(archive, name)
    const { mtimeMs } = await stat(path)
    if (Date.now() - mtimeMs > keptMs) await rm(path, { recursive: true, force: true })
    else if (isBuild(name)) kept.push(path)
  }
  return kept
}

/**
 * Finds the folder that has a file of this name: the current build's, or an earlier one's; the current
 * build's if none has it.
 * @param archive the folder of kept builds; created if missing
 */
export function createFormerBuilds(
  { folder, build, archive }: { folder: string; build: string; archive: string },
  onError: (error: unknown) => void,
): (name: string) => string {
  let former: string[] = []
  void keep(folder, build, archive).then((found) => {
    former = found
  }, onError)
  return (name) =>
    existsSync(join(folder, name))
      ? folder
      : (former.find((other) => existsSync(join(other, name))) ?? folder)
}
