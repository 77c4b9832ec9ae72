const readMs = 3_000

/** Counts one read of an article that was really looked at: three seconds in sight. No cookie, no name. */
export function sendBeacon(): void {
  const id = document.querySelector<HTMLElement>('article[data-id]')?.dataset.id
  if (!id || !navigator.sendBeacon) return
  let seen = 0
  let since = document.hidden ? 0 : performance.now()
  let timer = 0
  const wait = () => {
    timer = window.setTimeout(() => {
      document.removeEventListener('visibilitychange', look)
      navigator.sendBeacon(`/beacon/article/${id}`)
    }, readMs - seen)
  }
  const look = () => {
    clearTimeout(timer)
    if (document.hidden) seen += performance.now() - since
    else {
      since = performance.now()
      wait()
    }
  }
  document.addEventListener('visibilitychange', look)
  if (!document.hidden) wait()
}
