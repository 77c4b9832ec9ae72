const loaded = new Set<string>()

/** Adds a style sheet to the page once; resolves when it applies. */
export function sheet(href: string): Promise<unknown> {
  if (loaded.has(href)) return Promise.resolve()
  return new Promise<void>((resolve, reject) => {
    const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href })
    link.onload = () => {
      loaded.add(href)
      resolve()
    }
    link.onerror = () => {
      link.remove()
      reject(new Error('A style sheet could not be loaded.'))
    }
    document.head.append(link)
  })
}
