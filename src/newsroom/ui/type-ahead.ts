/**
 * Lets a person type at once after requesting a new text: letters typed before its field exists are inserted
 * later.
 */

let early: HTMLTextAreaElement | null = null
/** A screen that has not appeared within this time will not appear. */
const longestMs = 15_000

export function typeAhead(label: string): void {
  takeTypedEarly()
  const field = document.createElement('textarea')
  field.ariaLabel = label
  field.style.cssText =
    'position:fixed;inset-block-start:0;opacity:0;pointer-events:none;inline-size:1px;block-size:1px'
  document.body.append(field)
  field.focus({ preventScroll: true })
  early = field
  // A closing dialog returns the focus to its opener.
  field.addEventListener('blur', () =>
    setTimeout(() => {
      if (early === field) field.focus({ preventScroll: true })
    }),
  )
  setTimeout(() => {
    if (early === field) takeTypedEarly()
  }, longestMs)
}

/** The text typed since then; only once. */
export function takeTypedEarly(): string {
  const text = early?.value ?? ''
  early?.remove()
  early = null
  return text
}
