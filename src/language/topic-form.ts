/** One form for all spellings of a keyword or name, so that they lead to one topic. */
import { nameParts, oneOfKin } from './joined-names.ts'
import { normalise, tokens } from './search-form.ts'

/**
 * Unites hamza forms, ta marbuta and ha, final ya, vowel marks, joined names (عبدالله, عبد الله), digits, case,
 * punctuation and spaces. Words keep their endings and their article. '' if the text has no word.
 */
export const topicForm = (text: string): string =>
  tokens(text)
    .map(normalise)
    .flatMap((word) => nameParts(word) ?? [word])
    .map(oneOfKin)
    .join(' ')
