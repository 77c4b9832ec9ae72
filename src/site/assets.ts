/** The built files of the site: its styles, which pages carry inside them, and what they link to. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

export interface Assets {
  /** Minified sheets: `site` is in every page, `pages` in all but articles, `further` where Arabic is not the language. */
  css: { site: string; pages: string; further: string }
  /** The code of the service worker, which lives at an address without a hash. */
  worker: string
  /** The address of a built file by its plain name: 'site.js' → '/assets/site.3fa9c2d1.js'. */
  url(name: string): string
}

/** Reads what `buildAssets` wrote. Throws when a file is missing: the program is not built then. */
export function loadAssets(folder: string): Assets {
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Record<string, string>
  const text = (name: string) => readFileSync(join(folder, nameOf(manifest, name)), 'utf8')
  return {
    css: { site: text('site.css'), pages: text('pages.css'), further: text('further.css') },
    worker: text('worker.js'),
    url: (name) => `/assets/${nameOf(manifest, name)}`,
  }
}

function nameOf(manifest: Record<string, string>, name: string): string {
  const built = manifest[name]
  if (!built) throw new Error(`The built site has no ${name}. Build it again.`)
  return built
}
