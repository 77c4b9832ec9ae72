/**
 * Counts the mails that the mail server accepted. Together with the failures, the count shows whether mail
 * works.
 */
import { z } from 'zod'
import { command } from '../../kernel/command.ts'
import { may } from '../policies.ts'

/** Rows with this key are deleted after two days, like those of other counters (comments/upkeep.ts). */
export const sentKey = 'mail-sent'

export const countSentMail = command({
  name: 'outgoing.count-mail',
  input: z.object({}),
  may: may.runTheProgram,
  run: async ({ db, now }) =>
    void (await db.insertInto('attempts').values({ key: sentKey, at: now }).execute()),
})
