import { z } from 'zod'
import { command } from '../../kernel/command.ts'
import { addJob } from '../../platform/jobs.ts'
import { mailJob, mailTries, message } from '../../platform/mail.ts'
import { may } from '../policies.ts'

/** Queues a mail to the reader who requested it. */
export const sendMail = command({
  name: 'reader.send-mail',
  input: z.object({
    mail: message,
    key: z.string().min(1).max(200),
  }),
  may: may.takePart,
  run: ({ db }, { mail, key }) => addJob(db, mailJob, mail, key, { tries: mailTries }),
})
