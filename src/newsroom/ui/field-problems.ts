/** Shows the browser's own form errors (an empty field, an incomplete address) in the language of the screen. */
import { defineMessages, type Speech } from '../messages.ts'

const messages = defineMessages({
  ar: {
    required: 'لا بدّ من ملء هذه الخانة.',
    email: 'هذا العنوان ليس بريدًا إلكترونيًا.',
    url: 'هذا ليس عنوان صفحة. يبدأ العنوان بـ https://',
    short: (least: number) => `أقصر مما يُقبل: ${least} أحرف على الأقل.`,
    past: 'اختر وقتًا لم يمضِ.',
    other: 'لا تصلح هذه القيمة هنا.',
  },
  en: {
    required: 'This is needed.',
    email: 'This is not an email address.',
    url: 'This is not a page’s address. An address begins with https://',
    short: (least: number) => `Too short: at least ${least} characters.`,
    past: 'Choose a time that has not passed.',
    other: 'This value does not fit here.',
  },
})

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

const isField = (target: EventTarget | null): target is Field =>
  target instanceof HTMLInputElement ||
  target instanceof HTMLTextAreaElement ||
  target instanceof HTMLSelectElement

function sentence(field: Field): string {
  const w = messages[document.documentElement.lang as Speech] ?? messages.ar
  const { valueMissing, tooShort, typeMismatch, rangeUnderflow } = field.validity
  if (valueMissing) return w.required
  if (tooShort && 'minLength' in field) return w.short(field.minLength)
  if (typeMismatch) return field.type === 'email' ? w.email : w.url
  if (rangeUnderflow && field.type === 'datetime-local') return w.past
  return w.other
}

export function translateFieldProblems(): void {
  const forget = ({ target }: Event) => {
    if (isField(target)) target.setCustomValidity('')
  }
  document.addEventListener('input', forget, true)
  document.addEventListener('change', forget, true)
  document.addEventListener(
    'invalid',
    ({ target }) => {
      if (!isField(target)) return
      target.setCustomValidity('')
      if (!target.validity.valid) target.setCustomValidity(sentence(target))
    },
    true,
  )
}
