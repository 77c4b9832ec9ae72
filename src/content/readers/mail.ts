import { z } from 'zod'
import { addJob } from '../../platform/jobs.ts'
import { mailJob, message } from '../../platform/mail.ts'
import { may } from '../actor.ts'
import { command } from '../command.ts'

/** Has a mail sent to who asked for it. */
export const sendMail = command({
  name: 'reader.send-mail',
  input: z.object({
    mail: message,
    key: z.string().min(1).max(200),
  }),
  may: may.takePart,
  run: ({ db }, { mail, key }) => addJob(db, mailJob, mail, key),
})
