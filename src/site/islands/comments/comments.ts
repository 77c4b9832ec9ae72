/** Adds to the comment form: proof of work, an idempotency key and passkeys. */
import { enhanceForm } from './form.ts'
import { offerPasskeys } from './passkeys.ts'

for (const form of document.querySelectorAll<HTMLFormElement>('form[action="/readers/comments"]'))
  enhanceForm(form)
offerPasskeys()
