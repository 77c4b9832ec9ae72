/** Sends the next daily issue to one member of the staff only, as a test. */
import { z } from 'zod'
import { CommandError, command } from '../../kernel/command.ts'
import { mailbox } from '../../kernel/fields.ts'
import { untracked } from '../../kernel/read-context.ts'
import { addJob } from '../../platform/jobs.ts'
import { may } from '../policies.ts'
import { nextIssue } from './read.ts'

export const testIssueJob = 'newsletter-test-issue'
export const testIssuePayload = z.object({ email: mailbox })

export const requestTestIssue = command({
  name: 'newsletter.send-test-issue',
  input: z.object({ email: mailbox }),
  may: may.publish,
  async run({ db, now }, { email: to }) {
    const { cards } = await nextIssue(untracked(db), now)
    if (cards.length === 0)
      throw new CommandError(
        'conflict',
        'Nothing was published since the last issue, so there is no issue to send.',
      )
    await addJob(db, testIssueJob, { email: to }, `${testIssueJob}:${to}`)
  },
})
