const readMs = 3_000

/** Counts a read after an article was visible for three seconds. Sends no cookie and no name. */
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
