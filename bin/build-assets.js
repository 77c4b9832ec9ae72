// Builds what the public site sends: styles, scripts, the faces; each named by a hash of its bytes.
import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { bundle, transform } from 'lightningcss'
import sharp from 'sharp'
import { build } from 'vite'

/**
 * @param {string} root the folder of the project
 * @param {string} outDir where the files and manifest.json ({ plain name: built name }) go
 */
export async function buildAssets(root, outDir) {
  const site = join(root, 'src/site')
  await rm(outDir, { recursive: true, force: true })
  await mkdir(outDir, { recursive: true })
  const manifest = {}

  async function write(name, bytes) {
    const hash = createHash('sha256').update(bytes).digest('base64url').replace(/[-_]/g, '').slice(0, 8)
    const dot = name.lastIndexOf('.')
    manifest[name] = `${name.slice(0, dot)}.${hash}${name.slice(dot)}`
    await writeFile(join(outDir, manifest[name]), bytes)
  }

  for (const name of (await readdir(join(site, 'fonts'))).sort()) {
    await write(name, await readFile(join(site, 'fonts', name)))
  }
  for (const name of (await readdir(join(site, 'cards'))).sort()) {
    await write(name, await readFile(join(site, 'cards', name)))
  }
  for (const name of ['site.css', 'pages.css', 'further.css']) {
    const { code } = bundle({ filename: join(site, 'styles', name), minify: true })
    const named = code.toString().replace(/fonts\/([\w-]+\.woff2)/g, (_, font) => `/assets/${manifest[font]}`)
    // Once more: addresses without quotation marks.
    await write(name, transform({ filename: name, code: Buffer.from(named), minify: true }).code)
  }
  for (const name of ['below.css', 'comments.css', 'follow.css']) {
    await write(name, bundle({ filename: join(site, 'styles', name), minify: true }).code)
  }
  // The player's icons are drawings of its own; its face of icons is a data: address, which no page allows.
  const withoutFaces = { Rule: { 'font-face': () => [] } }
  const player = bundle({ filename: join(site, 'player/player.css'), minify: true, visitor: withoutFaces })
  await write('player.css', player.code)
  await write('player.js', await bundleScript(join(site, 'player/player.ts')))
  const mark = await readFile(join(site, 'mark.svg'))
  await write('mark.svg', mark)
  for (const { name, size, part, paper } of icons) await write(name, await drawIcon(mark, size, part, paper))
  await write('site.js', await bundleScript(join(site, 'islands/site.ts')))
  await write('worker.js', await bundleScript(join(site, 'worker/worker.ts')))
  await write('comments.js', await bundleScript(join(site, 'islands/comments/comments.ts')))
  await write('follow.js', await bundleScript(join(site, 'islands/push.ts')))
  await write('live.js', await bundleScript(join(site, 'islands/live/live.ts')))
  await writeFile(join(outDir, 'manifest.json'), JSON.stringify(manifest, null, 2))
}

/** `part`: how much of the side the mark takes. What a system cuts into its own shape has room around it, and a ground. */
const icons = [
  { name: 'icon-192.png', size: 192, part: 0.92 },
  { name: 'icon-512.png', size: 512, part: 0.92 },
  { name: 'icon-maskable.png', size: 512, part: 0.56, paper: '#fcfbf8' },
  { name: 'icon-apple.png', size: 180, part: 0.7, paper: '#fcfbf8' },
]

async function drawIcon(mark, size, part, paper = '#0000') {
  const side = Math.round(size * part)
  const drawn = await sharp(mark, { density: (72 * side) / 64 })
    .resize(side, side)
    .png()
    .toBuffer()
  const ground = sharp({ create: { width: size, height: size, channels: 4, background: paper } })
  const image = ground.composite([{ input: drawn, gravity: 'centre' }])
  return (paper === '#0000' ? image : image.removeAlpha()).png({ palette: true }).toBuffer()
}

async function bundleScript(input) {
  const { output } = await build({
    configFile: false,
    logLevel: 'warn',
    build: {
      write: false,
      target: 'es2022',
      modulePreload: { polyfill: false },
      rolldownOptions: { input, preserveEntrySignatures: 'strict' },
    },
  })
  return Buffer.from(output[0].code)
}
