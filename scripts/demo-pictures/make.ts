/**
 * Paints the demonstration newsroom's pictures: `node scripts/demo-pictures/make.ts [key…]`.
 * Seeded throughout: the same script gives the same bytes.
 */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { canvas, type Scene } from './kit/canvas.ts'
import { jpeg } from './kit/finish.ts'
import { scenes } from './scenes.ts'

const folder = join(import.meta.dirname, '../../demo/pictures')
/** Bytes a picture may weigh before its quality gives way. */
const heaviest = 220_000

const wanted = process.argv.slice(2)
const chosen = wanted.length ? scenes.filter((scene) => wanted.includes(scene.key)) : scenes
const unknown = wanted.filter((key) => !scenes.some((scene) => scene.key === key))
if (unknown.length) throw new Error(`No scene is called ${unknown.join(', ')}`)

async function make(scene: Scene): Promise<void> {
  const began = Date.now()
  const [width, height] = scene.size ?? [1600, 1067]
  const c = canvas(width, height)
  await scene.paint(c)
  let picture = await jpeg(c, 78)
  for (let quality = 74; picture.length > heaviest && quality >= 54; quality -= 4)
    picture = await jpeg(c, quality)
  await writeFile(join(folder, `${scene.key}.jpg`), picture)
  console.log(
    `${scene.key}  ${Math.round(picture.length / 1024)} KB  ${((Date.now() - began) / 1000).toFixed(1)} s`,
  )
}

await mkdir(folder, { recursive: true })
for (const scene of chosen) await make(scene)
const list = scenes.map(({ key, focal }) => `  ${JSON.stringify({ key, focal })}`)
await writeFile(join(folder, 'pictures.json'), `[\n${list.join(',\n')}\n]\n`)
