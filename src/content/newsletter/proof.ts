/** A proof: the next daily issue to one of the staff alone, to be looked at where readers will see it. */
import { z } from 'zod'
import { addJob } from '../../platform/jobs.ts'
import { may } from '../actor.ts'
import { CommandError, command } from '../command.ts'
import { readOnce } from '../reading.ts'
import { email } from './ask.ts'
import { nextIssue } from './read.ts'

export const proofJob = 'newsletter-proof'
export const proofPayload = z.object({ email })

export const askForProof = command({
  name: 'newsletter.proof',
  input: z.object({ email }),
  may: may.publish,
  async run({ db, now }, { email: to }) {
    const { cards } = await nextIssue(readOnce(db), now)
    if (cards.length === 0)
      throw new CommandError('conflict', 'There is nothing new since the last issue: none would go out.')
    await addJob(db, proofJob, { email: to }, `${proofJob}:${to}`)
  },
})
