import { useEffect, useRef } from 'react'

/**
 * Moves to the first wrong field after a refused save, once. `reveal` shows the part of a form that has it, and
 * says whether it is shown already.
 */
export function useFirstWrong(errors: Record<string, string>, reveal?: (paths: string[]) => boolean) {
  const form = useRef<HTMLFormElement>(null)
  const isDue = useRef(false)
  useEffect(() => {
    const paths = Object.keys(errors)
    if (!isDue.current || paths.length === 0) return
    if (reveal && !reveal(paths)) return
    isDue.current = false
    const field = form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')
    field?.scrollIntoView({ block: 'center' })
    field?.focus({ preventScroll: true })
  })
  return {
    form,
    expect() {
      isDue.current = true
    },
  }
}
