/** Failed jobs. */

import { readOverdue } from '../content/desk/overdue.ts'
import { jobOperations } from '../contract/jobs.ts'
import { retryTimer } from '../kernel/timers.ts'
import { failedJobs, retryJob } from '../platform/jobs.ts'
import { handle } from './handle.ts'
import { Problem } from './problem.ts'
import { completeList } from './shapes.ts'

export const jobRoutes = [
  handle(jobOperations.listFailedJobs, async ({ db }) => ({
    ...completeList(await failedJobs(db)),
    overdue: await readOverdue(db),
  })),
  handle(jobOperations.retryOverdue, ({ execute, body }) => execute(retryTimer, body)),
  handle(jobOperations.retryJob, async ({ db, params }) => {
    if (!(await retryJob(db, params.id)))
      throw new Problem('not-found', `There is no failed job ${params.id}.`)
  }),
]
