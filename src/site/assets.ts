/** The built files of the site: the style sheets that pages inline, and the files that pages link to. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A built brand picture: its plain file name and its size in pixels. */
export interface BrandPicture {
  name: string
  width: number
  height: number
}

/** The built files of the brand in SITE_DIR. */
export interface Brand {
  logo: BrandPicture | null
  shareImage: BrandPicture | null
  /** Whether the icons are drawn from its mark. */
  icon: boolean
  /** Replaces the product's fonts. */
  faces: Faces | null
  /** A style sheet of custom properties; may be empty. */
  tokens: string
  /** The page background in the light scheme, and per scheme the background with the least contrast to text. */
  paper: { ground: string; hardest: { light: string; dark: string } } | null
}

/** Plain names of the fonts that a page preloads; `text` is for pages with running text in Arabic script. */
export interface Faces {
  text: string[]
  all: string[]
}

export interface Assets {
  /** Minified sheets: `fonts` and `site` are in every page, `pages` in all but articles. */
  css: { fonts: string; site: string; pages: string }
  /** The code of the service worker, whose URL has no hash. */
  worker: string
  faces: Faces
  /** Null when the newsroom has no brand. */
  brand: Brand | null
  /** The URL of the script built from the newsroom's modules; null when there is none. */
  islands: string | null
  /** The URL of a built file, from its plain name: 'site.js' → '/assets/site.3fa9c2d1.js'. */
  url(name: string): string
}

const productFaces: Faces = { text: ['naskh.woff2'], all: ['plex-700.woff2', 'plex-400.woff2'] }

/** Reads the output of `buildAssets`. Throws when a file is missing, because the site is then not built. */
export function loadAssets(folder: string): Assets {
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Record<string, string>
  const brandFile = join(folder, 'brand.json')
  const brand = existsSync(brandFile) ? (JSON.parse(readFileSync(brandFile, 'utf8')) as Brand) : null
  const text = (name: string) => readFileSync(join(folder, nameOf(manifest, name)), 'utf8')
  return {
    css: { fonts: text('fonts.css'), site: text('site.css'), pages: text('pages.css') },
    worker: text('worker.js'),
    faces: brand?.faces ?? productFaces,
    brand,
    islands: manifest['islands.js'] ? `/assets/${manifest['islands.js']}` : null,
    url: (name) => `/assets/${nameOf(manifest, name)}`,
  }
}

function nameOf(manifest: Record<string, string>, name: string): string {
  const built = manifest[name]
  if (!built) throw new Error(`The built site has no ${name}. Build it again.`)
  return built
}
