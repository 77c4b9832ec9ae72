/** Runs the jobs of a module in a process. */
import type { Work } from '../platform/jobs.ts'
import { wireJobs } from './importers.ts'
import { jobName } from './installed.ts'
import { type JobPlace, jobsFor } from './jobs.ts'
import type { Module } from './module.ts'

/** By job name. */
export type ModuleTasks = Record<string, { work: Work; leaves: boolean }>

export function tasksOf(place: JobPlace & { mediaDir: string }, module: Module): ModuleTasks {
  const jobs = { ...jobsFor(place, module), ...wireJobs(place, module) }
  const staying = Object.entries(module.jobs ?? {}).filter(([, job]) => job.stays)
  const names = new Set(staying.map(([name]) => jobName(module.name, name)))
  return Object.fromEntries(
    Object.entries(jobs).map(([name, work]) => [name, { work, leaves: !names.has(name) }]),
  )
}
