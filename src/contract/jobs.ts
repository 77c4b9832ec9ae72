/** Failed jobs and timers of the program. */

import { z } from 'zod'
import { overdue } from './desk.ts'
import { type JsonOf, operation } from './operation.ts'
import { idParam, instant, list } from './values.ts'

const failedJob = z
  .object({
    id: z.number(),
    name: z.string(),
    key: z.string().nullable(),
    attempts: z.number(),
    error: z.string(),
    at: instant,
  })
  .meta({ id: 'FailedJob' })

export type FailedJob = JsonOf<z.output<typeof failedJob>>

export const jobOperations = {
  listFailedJobs: operation({
    method: 'get',
    path: '/jobs/failed',
    name: 'listFailedJobs',
    may: 'administer',
    summary:
      'Lists the jobs that failed in all tries, newest first, and the failed timers that will be tried again.',
    answer: list(failedJob).extend({ overdue: z.array(overdue) }),
  }),
  retryOverdue: operation({
    method: 'post',
    path: '/jobs/overdue/retry',
    name: 'retryOverdue',
    may: 'publish',
    summary: 'Retries a failed timer at once; `key` identifies it.',
    body: z.strictObject({ key: z.string().max(200) }),
  }),
  retryJob: operation({
    method: 'post',
    path: '/jobs/{id}/retry',
    name: 'retryJob',
    may: 'administer',
    summary: 'Retries a job that failed in all tries.',
    params: idParam,
  }),
}
