/** Lists on the device, newest first: articles that a reader saved or read last, and authors that a reader follows. */
export type DeviceList = 'saved' | 'read' | 'authors'

/** The headline of an article, shown while there is no network, or the name of an author. */
export interface Listed {
  id: number
  headline: string
}

const most = { saved: 60, read: 20, authors: 20 }

export function readList(name: DeviceList): Listed[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(name) ?? '[]')
    if (!Array.isArray(stored)) return []
    return stored.filter((one) => Number.isSafeInteger(one?.id) && typeof one.headline === 'string')
  } catch {
    return []
  }
}

export function writeList(name: DeviceList, list: Listed[]): void {
  try {
    localStorage.setItem(name, JSON.stringify(list.slice(0, most[name])))
  } catch {}
}

export const without = (list: Listed[], id: number) => list.filter((one) => one.id !== id)
