/** Announces new entries: a button to show them and a sentence for screen readers. */
const quietMs = 5_000

export function createNotice(main: HTMLElement, press: () => void) {
  const bar = document.createElement('div')
  bar.className = 'fresh'
  const button = document.createElement('button')
  button.type = 'button'
  button.onclick = press
  button.hidden = true
  bar.append(button)
  const spoken = document.createElement('p')
  spoken.className = 'vh'
  spoken.setAttribute('role', 'status')
  main.append(bar, spoken)

  let saidAt = Number.NEGATIVE_INFINITY
  let timer: ReturnType<typeof setTimeout> | undefined
  let next = ''

  return {
    /** Shows the button with this text, or hides it when the text is empty. */
    show(text: string): void {
      button.hidden = text === ''
      if (text && button.textContent !== text) button.textContent = text
    },
    /** Announces a sentence soon; of several sentences within a few seconds, only the last one. */
    say(text: string, whenSaid: () => void): void {
      next = text
      clearTimeout(timer)
      timer = setTimeout(
        () => {
          saidAt = performance.now()
          spoken.textContent = next
          whenSaid()
        },
        Math.max(100, saidAt + quietMs - performance.now()),
      )
    },
  }
}
