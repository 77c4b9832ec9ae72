/** The newsroom's own modules in this process, and the site's URL for their code. */
import type { Module } from './module.ts'

let installed: readonly Module[] = []
let siteUrl = ''

export function setInstalled(modules: readonly Module[], url: string): void {
  installed = modules
  siteUrl = url
}

export const installedModules = (): readonly Module[] => installed

/** Without a trailing slash. */
export const installedSiteUrl = (): string => siteUrl

/** The full name of a module's job. */
export const jobName = (module: string, job: string): string => `x:${module}:${job}`

/** @throws Error when the module has no such job */
export function jobReach(module: string, name: string): 'leaves' | 'stays' {
  const job = installed.find((one) => one.name === module)?.jobs?.[name]
  if (!job) throw new Error(`The module "${module}" has no job "${name}".`)
  return job.stays ? 'stays' : 'leaves'
}
