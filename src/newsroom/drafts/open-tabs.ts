/**
 * Which tabs of this browser have the newsroom open. Unsaved text of a tab is offered elsewhere once that tab
 * is gone: closed, reloaded, or lost with its browser.
 */

/** The name of this tab until it is reloaded. */
export const thisTab = Math.random().toString(36).slice(2, 12)

const prefix = 'nashra.tab.'
/** Over plain HTTP browsers have no locks, so the other tabs are asked and have this long to answer. */
const answerMs = 300
const locks: LockManager | undefined = navigator.locks
const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('nashra.tabs')

// Held as long as the tab lives.
if (locks) void locks.request(prefix + thisTab, () => new Promise(() => {})).catch(() => {})
channel?.addEventListener('message', ({ data }) => {
  if (data === 'who is open?') channel.postMessage({ open: thisTab })
})

/** The names of the open tabs, including this one. */
export async function openTabs(): Promise<Set<string>> {
  const open = new Set([thisTab])
  if (locks) {
    const { held = [], pending = [] } = await locks.query()
    for (const { name = '' } of [...held, ...pending])
      if (name.startsWith(prefix)) open.add(name.slice(prefix.length))
    return open
  }
  if (!channel) return open
  const hear = ({ data }: MessageEvent) => {
    if (typeof data?.open === 'string') open.add(data.open)
  }
  channel.addEventListener('message', hear)
  channel.postMessage('who is open?')
  await new Promise((resolve) => setTimeout(resolve, answerMs))
  channel.removeEventListener('message', hear)
  return open
}
