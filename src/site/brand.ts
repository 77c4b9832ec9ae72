/** The brand as pages show it: what the newsroom set, else what the site's folder has, else the program's own. */

import { brandFiles, readBrand } from '../content/brand/read.ts'
import { type Colours, shadeNames } from '../content/brand/shape.ts'
import { contrast } from '../language/contrast.ts'
import { type ChosenFaces, type Family, facesOf, filesOfFaces } from '../values/faces.ts'
import type { Assets } from './assets.ts'
import type { SiteReadContext } from './route.ts'

export const brandFilePath = (id: string, name: string): string => `/media/brand/${id}/${name}`

const endings: Record<string, string> = {
  'image/svg+xml': 'svg',
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
}
export const endingOf = (contentType: string): string => endings[contentType] ?? 'bin'

export interface SitePicture {
  src: string
  width: number
  height: number
}

/** In place of the name above each page; `dark`: the one for dark grounds, where there is another. */
export interface Logo extends SitePicture {
  dark: SitePicture | null
}

export async function readLogo(readContext: SiteReadContext): Promise<Logo | null> {
  const { logo, logoDark } = await readBrand(readContext, 'logo', 'logoDark')
  const files = await brandFiles(readContext, [logo, logoDark])
  const picture = (id: string | null): SitePicture | null => {
    const file = id && files.get(id)
    if (!file) return null
    const { width, height } = file
    return { src: brandFilePath(file.id, `logo.${endingOf(file.contentType)}`), width, height }
  }
  const light = picture(logo) ?? folderPicture(readContext.assets, 'logo')
  return light && { ...light, dark: logo ? picture(logoDark) : null }
}

function folderPicture(assets: Assets, which: 'logo' | 'shareImage'): SitePicture | null {
  const image = assets.brand?.[which]
  return image ? { src: assets.url(image.name), width: image.width, height: image.height } : null
}

/** For pages that have neither a picture nor a headline of their own when they are shared. */
export async function readShareImage(readContext: SiteReadContext): Promise<SitePicture | null> {
  const { shareImage } = await readBrand(readContext, 'shareImage')
  if (!shareImage) return folderPicture(readContext.assets, 'shareImage')
  return { src: brandFilePath(shareImage, 'share.jpg'), width: 1200, height: 630 }
}

/** The icon that the manifest refers to. */
export async function readIcon(readContext: SiteReadContext): Promise<(name: string) => string> {
  const { icon } = await readBrand(readContext, 'icon')
  return (name) => (icon ? brandFilePath(icon, name) : readContext.assets.url(name))
}

/** The program's own colours. */
export const usualColours: Colours = {
  paper: { light: '#fcfbf8', dark: '#14161a' },
  tint: { light: '#f3f1ec', dark: '#1d2025' },
  ink: { light: '#15171b', dark: '#ece9e3' },
  quiet: { light: '#565a62', dark: '#aaa8a2' },
  rule: { light: '#dcd8cf', dark: '#363a41' },
}

/** The style sheet that sets a publication's colours. */
export function coloursSheet(colours: Colours): string {
  const set = shadeNames.map((name) => `--${name}:light-dark(${colours[name].light},${colours[name].dark})`)
  return `:root{${set.join(';')}}`
}

/** The ground of each scheme on which text is harder to read. */
export function hardestGrounds({ paper, tint }: Colours): { light: string; dark: string } {
  const harder = (scheme: 'light' | 'dark', ink: string) =>
    contrast(paper[scheme], ink) < contrast(tint[scheme], ink) ? paper[scheme] : tint[scheme]
  return { light: harder('light', '#000000'), dark: harder('dark', '#ffffff') }
}

export interface SiteFaces {
  sheet: string
  /** Addresses of files that a page fetches first: `text` where it has running text in Arabic letters. */
  text: string[]
  all: string[]
}

/** The Arabic blocks of Unicode; the Latin face has everything else. */
const arabicRange = 'U+600-6FF,U+750-77F,U+200C-200D,U+FB50-FDFF,U+FE70-FEFF'

export async function readFaces(readContext: SiteReadContext): Promise<SiteFaces> {
  const { assets } = readContext
  const { faces: chosen } = await readBrand(readContext, 'faces')
  if (chosen.head === null && chosen.text === null) {
    const { text, all } = assets.faces
    return { sheet: assets.css.fonts, text: text.map(assets.url), all: all.map(assets.url) }
  }
  return chosenFaces(assets, chosen)
}

function chosenFaces(assets: Assets, chosen: ChosenFaces): SiteFaces {
  const { head, text } = facesOf(chosen)
  const rules = (name: string, family: Family, scripts: string[]) =>
    family.faces
      .filter(({ script }) => scripts.includes(script))
      .toSorted((a, b) => (a.script > b.script ? -1 : 1))
      .map(
        ({ file, weight, script }) =>
          `@font-face{font-family:${name};font-weight:${weight};font-display:optional;src:url(${assets.url(file)})${script === 'arabic' ? `;unicode-range:${arabicRange}` : ''}}`,
      )
  const likes = (name: string, { likes }: Family) =>
    likes.map(
      ({ weight, adjust, ascent, descent }) =>
        `@font-face{font-family:${name};font-weight:${weight};src:local("DejaVu Sans${weight === 700 ? ' Bold' : ''}");size-adjust:${adjust}%;ascent-override:${ascent}%;descent-override:${descent}%}`,
    )
  const isOne = head === text
  const sheet = [
    ...rules('Head', head, ['arabic', 'latin']),
    ...likes('HeadLike', head),
    ...(isOne ? [] : [...rules('Text', text, ['arabic']), ...likes('TextLike', text).slice(0, 1)]),
    `:root{--head:Head,HeadLike,system-ui,sans-serif;--text:${isOne ? 'Head,HeadLike,serif' : 'Text,Head,TextLike,serif'}}`,
  ]
  const first = filesOfFaces(chosen)
  const ofText = isOne ? [] : first.filter(({ file }) => !head.faces.some((one) => one.file === file))
  // Latin letters are few on the first screen: their file is fetched where it is needed.
  const ofHead = head.faces.filter(({ script }) => script === 'arabic').toReversed()
  return {
    sheet: sheet.join(''),
    text: ofText.map(({ file }) => assets.url(file)),
    all: ofHead.map(({ file }) => assets.url(file)),
  }
}
