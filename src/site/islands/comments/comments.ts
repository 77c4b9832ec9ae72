/** What a script adds for readers who take part: a proof of work, a key for each sending, passkeys. */
import { helpToWrite } from './form.ts'
import { offerPasskeys } from './passkeys.ts'

for (const form of document.querySelectorAll<HTMLFormElement>('form[action="/readers/comments"]'))
  helpToWrite(form)
offerPasskeys()
