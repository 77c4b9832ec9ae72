// Builds the files of the public site: styles, scripts and fonts, each named by a hash of its bytes.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { bundle, bundleAsync, transform } from 'lightningcss'
import { build } from 'vite'
import { drawIcon, iconNames } from '../src/platform/media/icons.ts'
import { inputsPlugin, sitePlugin } from './site.js'
import { foldersWith } from './site-folder.js'

/**
 * @param {string} root the folder of the project
 * @param {string} outDir the folder for the files and manifest.json ({ plain name: built name })
 * @param {{ siteDir?: string | null, brand?: object, inputs?: Set<string> }} options `brand` is the result of
 * `readBrand`, or null; the source files of the scripts are added to `inputs`
 */
export async function buildAssets(root, outDir, { siteDir = null, brand = null, inputs = new Set() } = {}) {
  const site = join(root, 'src/site')
  await rm(outDir, { recursive: true, force: true })
  await mkdir(outDir, { recursive: true })
  const manifest = {}
  const script = (input, define) => bundleScript(input, siteDir, inputs, define)

  async function write(name, bytes) {
    const hash = createHash('sha256').update(bytes).digest('base64url').replace(/[-_]/g, '').slice(0, 8)
    const dot = name.lastIndexOf('.')
    manifest[name] = `${name.slice(0, dot)}.${hash}${name.slice(dot)}`
    await writeFile(join(outDir, manifest[name]), bytes)
  }

  if (brand?.fonts) for (const { name, bytes } of brand.fonts.files) await write(name, bytes)
  else
    for (const name of (await readdir(join(site, 'fonts'))).filter((one) => one.endsWith('.woff2')).sort())
      await write(name, await readFile(join(site, 'fonts', name)))
  // Families that a publication can choose, and their licences.
  for (const name of (await readdir(join(site, 'fonts/families'))).sort())
    await write(name, await readFile(join(site, 'fonts/families', name)))
  for (const name of (await readdir(join(site, 'share-images'))).sort()) {
    await write(name, await readFile(join(site, 'share-images', name)))
  }
  await write('share.svg', await drawShareIcons())
  for (const name of ['fonts.css', 'site.css', 'pages.css', 'below.css']) {
    const { code } = await bundleAsync({
      ...{ filename: join(site, 'styles', name), minify: true },
      resolver: { read: (path) => readSheet(path, brand) },
    })
    const named = code
      .toString()
      .replace(/(?:fonts|icons)\/([\w-]+\.(?:woff2|svg))/g, (_, file) => `/assets/${manifest[file]}`)
    // Minify again: the new URLs need no quotation marks.
    await write(name, transform({ filename: name, code: Buffer.from(named), minify: true }).code)
  }
  for (const name of ['comments.css', 'consent.css', 'follow.css']) {
    await write(name, bundle({ filename: join(site, 'styles', name), minify: true }).code)
  }
  // The player draws its icons as pictures; its icon font is a data: URL, which the pages' policy forbids.
  const withoutFaces = { Rule: { 'font-face': () => [] } }
  const player = bundle({ filename: join(site, 'player/player.css'), minify: true, visitor: withoutFaces })
  await write('player.css', player.code)
  await write('player.js', await script(join(site, 'player/player.ts')))
  const mark = brand?.icon?.bytes ?? (await readFile(join(site, 'mark.svg')))
  await write('mark.svg', mark)
  const ground = brand?.tokens?.paper.ground ?? '#fcfbf8'
  for (const name of iconNames) await write(`${name}.png`, await drawIcon(mark, name, ground))
  for (const name of socialIcons) await write(`social-${name}.svg`, await drawSocial(name))
  const viewer = bundle({ filename: join(site, 'viewer/viewer.css'), minify: true })
  await write('viewer.css', viewer.code)
  await write('viewer.js', await script(join(site, 'viewer/viewer.ts')))
  const addressOf = (name) => `/assets/${manifest[name]}`
  const built = { script: addressOf('viewer.js'), style: addressOf('viewer.css') }
  await write('site.js', await script(join(site, 'islands/site.ts'), { VIEWER: JSON.stringify(built) }))
  await write('worker.js', await script(join(site, 'worker/worker.ts')))
  await write('comments.js', await script(join(site, 'islands/comments/comments.ts')))
  await write('consent.js', await script(join(site, 'islands/consent.ts')))
  await write('follow.js', await script(join(site, 'islands/push.ts')))
  await write('saved.js', await script(join(site, 'islands/saved.ts')))
  await write('live.js', await script(join(site, 'islands/live/live.ts')))
  if (siteDir && foldersWith(siteDir, 'island.ts').length > 0)
    await write('islands.js', await script(join(site, 'islands/module-scripts.ts')))
  if (brand) await writeFile(join(outDir, 'brand.json'), JSON.stringify(await writeBrand(brand, write)))
  await writeFile(join(outDir, 'manifest.json'), JSON.stringify(manifest, null, 2))
}

/** A brand's own font rules replace the product's. */
function readSheet(path, brand) {
  const fonts = brand?.fonts
  if (fonts && basename(path) === 'fonts.css') return fonts.css
  return readFileSync(path, 'utf8')
}

/** Writes the pictures of a brand; returns its description for the program (`Brand` in src/site/assets.ts). */
async function writeBrand({ logo, icon, fonts, tokens, shareImage }, write) {
  const picture = async (name, file) => {
    if (!file) return null
    await write(`${name}.${file.ending}`, file.bytes)
    return { name: `${name}.${file.ending}`, width: file.width, height: file.height }
  }
  return {
    logo: await picture('logo', logo),
    shareImage: await picture('share', shareImage),
    icon: Boolean(icon),
    // Preload only the first few; pages fetch others when they use them.
    faces: fonts ? { text: [], all: fonts.files.slice(0, 3).map(({ name }) => name) } : null,
    tokens: tokens?.css ?? '',
    paper: tokens?.paper ?? null,
  }
}

/** `define` replaces names in the script by values. */
async function bundleScript(input, siteDir, inputs, define = {}) {
  const { output } = await build({
    configFile: false,
    logLevel: 'warn',
    define,
    plugins: [sitePlugin({ siteDir }), inputsPlugin(inputs)],
    build: {
      write: false,
      target: 'es2022',
      modulePreload: { polyfill: false },
      rolldownOptions: { input, preserveEntrySignatures: 'strict', output: { codeSplitting: false } },
    },
  })
  return Buffer.from(output[0].code)
}

const socialIcons = [
  ...[
    'x',
    'facebook',
    'instagram',
    'youtube',
    'telegram',
    'whatsapp',
    'tiktok',
    'threads',
    'mastodon',
    'bluesky',
  ],
  ...['linkedin', 'snapchat', 'soundcloud', 'spotify', 'elsewhere'],
]

/** An icon of Tabler's (MIT), in a grey that can be seen on light and dark grounds. */
async function drawSocial(name) {
  const icon = name === 'elsewhere' ? 'IconWorld' : `IconBrand${name[0].toUpperCase()}${name.slice(1)}`
  return strokes(24, await shapesOf(icon))
}

/** The icons of the ways to share, one beside the other in the order of src/site/parts/share.tsx; then a tick. */
async function drawShareIcons() {
  const brands = ['Whatsapp', 'Telegram', 'X', 'Facebook'].map((name) => `IconBrand${name}`)
  const icons = [...brands, 'IconMail', 'IconLink', 'IconShare3', 'IconCheck']
  const drawn = await Promise.all(icons.map(shapesOf))
  const placed = drawn.map((shapes, i) =>
    i === 0 ? shapes : `<g transform="translate(${24 * i})">${shapes}</g>`,
  )
  return strokes(24 * icons.length, placed.join(''))
}

async function shapesOf(icon) {
  const { __iconNode } = await import(`@tabler/icons-react/dist/esm/icons/${icon}.mjs`)
  return __iconNode
    .map(([tag, { key: _, ...attributes }]) => {
      const written = Object.entries(attributes).map(([attribute, value]) => `${attribute}="${value}"`)
      return `<${tag} ${written.join(' ')}/>`
    })
    .join('')
}

const strokes = (width, shapes) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="24" fill="none" stroke="#777" stroke-width="2" stroke-linecap="round" stroke-linejoin="round">${shapes}</svg>`
