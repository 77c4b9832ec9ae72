/** Reads and checks the files of a newsroom's brand: format, size, and contrast of text. */
import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { transform } from 'lightningcss'
import sharp from 'sharp'
import { contrast, leastContrast } from '../src/language/contrast.ts'
import { paper } from '../src/site/colours.ts'
import { isInside } from './site-folder.js'

const kb = 1_000
/** The colours of the product's style sheet; a brand's tokens override them. */
const productTokens = {
  '--paper': ['#fcfbf8', '#14161a'],
  '--tint': [paper.light, paper.dark],
  '--ink': ['#15171b', '#ece9e3'],
  '--quiet': ['#565a62', '#aaa8a2'],
}
/** Set in the newsroom's settings by the staff, so tokens may not set them. */
const fromSettings = new Set(['--accent', '--fill', '--alert', '--alert-fill'])
const schemes = ['light', 'dark']

/** Reads one file of the brand. Throws one sentence when it is missing, too large or of the wrong kind. */
function readFile(siteDir, key, given, endings, max) {
  const path = resolve(siteDir, given)
  let real
  try {
    real = realpathSync(path)
  } catch {
    throw new Error(`brand.${key}: ${given} does not exist.`)
  }
  if (!isInside(siteDir, real)) throw new Error(`brand.${key}: ${given} is outside the folder of the site.`)
  const ending = /\.(\w+)$/.exec(given)?.[1]
  if (!endings.includes(ending))
    throw new Error(
      `brand.${key}: ${given} must be of the kind ${endings.map((one) => one.toUpperCase()).join(' or ')}.`,
    )
  const { size } = statSync(real)
  if (size > max)
    throw new Error(`brand.${key}: ${given} has ${Math.ceil(size / kb)} KB; the limit is ${max / kb} KB.`)
  return { name: basename(given), ending, bytes: readFileSync(real) }
}

async function readImage(siteDir, key, given, endings, max) {
  const file = readFile(siteDir, key, given, endings, max)
  const { width, height } = await sharp(file.bytes)
    .metadata()
    .catch((error) => {
      throw new Error(`brand.${key}: ${given} is not a readable picture (${error.message}).`)
    })
  return { ...file, width, height }
}

/** Reads a folder of fonts: fonts.css with only @font-face rules, and the font files next to it. */
function readFonts(siteDir, given) {
  const css = readFile(siteDir, 'fonts', join(given, 'fonts.css'), ['css'], 4 * kb)
  const used = []
  const { code } = parse('fonts', `${given}/fonts.css`, css.bytes, {
    StyleSheetExit({ rules }) {
      const other = rules.find(({ type }) => type !== 'font-face' && type !== 'ignored')
      if (other) throw new Error('holds @font-face rules alone')
    },
    Url(url) {
      const name = basename(url.url)
      if (url.url.replace(/^\.\//, '') !== name || !/^[\w-]+\.woff2$/.test(name))
        throw new Error(`names ${url.url}: a font must be a .woff2 file next to it`)
      if (!used.includes(name)) used.push(name)
      return { ...url, url: `fonts/${name}` }
    },
  })
  if (used.length === 0) throw new Error(`brand.fonts: ${given}/fonts.css has no font.`)
  const files = used.map((name) => readFile(siteDir, 'fonts', join(given, name), ['woff2'], 150 * kb))
  for (const { name, bytes } of files)
    if (bytes.subarray(0, 4).toString('latin1') !== 'wOF2')
      throw new Error(`brand.fonts: ${given}/${name} is not a WOFF2 font.`)
  const unused = readdirSync(resolve(siteDir, given)).filter(
    (name) => name.endsWith('.woff2') && !used.includes(name),
  )
  if (unused.length > 0) throw new Error(`brand.fonts: no rule of fonts.css uses ${unused.join(', ')}.`)
  return { css: code.toString(), files }
}

function parse(key, given, bytes, visitor) {
  try {
    return transform({ filename: given, code: bytes, minify: true, visitor })
  } catch (error) {
    throw new Error(`brand.${key}: ${given} ${error.message}.`)
  }
}

const toHex = ({ r, g, b }) => `#${[r, g, b].map((n) => n.toString(16).padStart(2, '0')).join('')}`

/** The light and dark value of a token as hex colours; null when it is not an opaque sRGB colour. */
function coloursOf(value) {
  const [one, ...more] = value.filter(
    ({ type, value: token }) => type !== 'token' || token.type !== 'white-space',
  )
  if (more.length > 0 || one?.type !== 'color') return null
  const plain = (colour) => (colour.type === 'rgb' && colour.alpha === 1 ? toHex(colour) : null)
  const { type, light, dark } = one.value
  const found = type === 'light-dark' ? [plain(light), plain(dark)] : [plain(one.value), plain(one.value)]
  return found.includes(null) ? null : found
}

/**
 * Reads tokens: custom properties on :root, and nothing else. Throws one sentence when the contrast of text
 * is too low.
 */
function readTokens(siteDir, given) {
  const { bytes } = readFile(siteDir, 'tokens', given, ['css'], 2 * kb)
  const colours = { ...productTokens }
  const names = new Set()
  const { code } = parse('tokens', given, bytes, {
    StyleSheet({ rules }) {
      for (const { type, value } of rules) {
        const parts = type === 'style' ? value.selectors : []
        const isRoot =
          parts.length > 0 &&
          (value.rules ?? []).length === 0 &&
          parts.every(([part, ...more]) => part.kind === 'root' && more.length === 0)
        if (!isRoot && type !== 'ignored') throw new Error('may hold rules for :root alone')
      }
    },
    Url() {
      throw new Error('may load nothing')
    },
    Declaration(declaration) {
      const { property, value } = declaration
      if (property !== 'custom') throw new Error(`sets "${property}"; it may set custom properties alone`)
      const { name } = value
      if (fromSettings.has(name)) throw new Error(`sets ${name}, which is set in the newsroom under Settings`)
      names.add(name)
      if (!(name in productTokens)) return
      const found = coloursOf(value.value)
      if (!found)
        throw new Error(`sets ${name} to no colour such as #1a1a1a, or light-dark() of two of these`)
      colours[name] = found
    },
  })
  const css = code.toString()
  if (css.includes('<')) throw new Error(`brand.tokens: ${given} contains a "<", which is not allowed there.`)
  schemes.forEach((scheme, at) => {
    for (const text of ['--ink', '--quiet'])
      for (const ground of ['--paper', '--tint']) {
        const ratio = contrast(colours[text][at], colours[ground][at])
        if (ratio < leastContrast)
          throw new Error(
            `brand.tokens: in the ${scheme}, ${text} (${colours[text][at]}) on ${ground} (${colours[ground][at]}) has a contrast of ${ratio.toFixed(1)} to 1; text needs ${leastContrast}.`,
          )
      }
  })
  return { css, names, paper: papersOf(colours) }
}

/** The background of each scheme, and of the two backgrounds the one with less contrast to text. */
function papersOf(colours) {
  const harder = (at, other) => {
    const [a, b] = [colours['--paper'][at], colours['--tint'][at]]
    return contrast(a, other) < contrast(b, other) ? a : b
  }
  return {
    ground: colours['--paper'][0],
    hardest: { light: harder(0, '#000000'), dark: harder(1, '#ffffff') },
  }
}

/**
 * Reads and checks the brand.
 * @param {string} siteDir
 * @param {{ logo?: string, icon?: string, fonts?: string, tokens?: string, shareImage?: string }} brand paths
 * below siteDir
 */
export async function readBrand(siteDir, { logo, icon, fonts, tokens, shareImage }) {
  const read = {
    logo: logo && (await readImage(siteDir, 'logo', logo, ['svg', 'png', 'webp'], 50 * kb)),
    icon: icon && (await readImage(siteDir, 'icon', icon, ['svg'], 50 * kb)),
    fonts: fonts && readFonts(siteDir, fonts),
    tokens: tokens && readTokens(siteDir, tokens),
    shareImage:
      shareImage && (await readImage(siteDir, 'shareImage', shareImage, ['png', 'jpg'], 1_000 * kb)),
  }
  if (read.fonts && !read.tokens?.names.has('--head') && !read.tokens?.names.has('--text'))
    throw new Error(
      'brand.fonts: no token uses the fonts: set --head (headlines, labels) or --text (running text) in brand.tokens.',
    )
  if (read.shareImage && (read.shareImage.width < 600 || read.shareImage.height < 315))
    throw new Error('brand.shareImage: it must have at least 600 by 315 pixels; 1200 by 630 is best.')
  return read
}
