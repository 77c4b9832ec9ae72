/** What the program does by itself and could not do: the jobs that failed for good. */
import { z } from 'zod'
import { may } from '../content/actor.ts'
import { CommandError } from '../content/command.ts'
import { failedJobs, retryJob } from '../platform/jobs.ts'
import { Problem } from './problem.ts'
import { type Answered, idParam, instant, route } from './route.ts'

const failedJob = z.object({
  id: z.number(),
  name: z.string(),
  key: z.string().nullable(),
  attempts: z.number(),
  error: z.string(),
  at: instant,
})
export type FailedJob = Answered<z.output<typeof failedJob>>

const check = (actor: Parameters<typeof may.administer>[0]) => {
  if (!may.administer(actor)) throw new CommandError('forbidden', `${actor.name} may not look after jobs.`)
}

export const jobRoutes = [
  route({
    method: 'get',
    path: '/jobs/failed',
    name: 'listFailedJobs',
    summary: 'The jobs that failed for good, the newest first.',
    answer: z.object({ items: z.array(failedJob) }),
    async run({ actor, db }) {
      check(actor)
      return { items: await failedJobs(db) }
    },
  }),
  route({
    method: 'post',
    path: '/jobs/{id}/retry',
    name: 'retryJob',
    summary: 'Has a job that failed for good tried again.',
    params: idParam,
    async run({ actor, db, params }) {
      check(actor)
      if (!(await retryJob(db, params.id)))
        throw new Problem('not-found', `There is no job ${params.id} that failed.`)
    },
  }),
]
