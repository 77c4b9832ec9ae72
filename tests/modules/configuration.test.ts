/** Invalid configurations of SITE_DIR. */
import { mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { checkConfig } from '../../src/modules/newsroom-config.ts'
import { root, temporaryFolder } from '../harness.ts'

const productNames = ['search']
const refusal = (config: unknown, without: string[] = []) => {
  try {
    checkConfig(config, { productNames, without })
    return null
  } catch (error) {
    return (error as Error).message
  }
}

test('an invalid configuration is refused in one sentence that names the module', () => {
  const polls = { name: 'polls' }
  expect(refusal({ api: 1, modules: [polls] })).toBeNull()
  expect(refusal(undefined)).toBe('nashra.config.ts must have "export default defineNewsroom({ api: 1 })".')
  expect(refusal({ modules: [polls] })).toMatch(/^nashra\.config\.ts: api /)
  expect(refusal({ api: 2 })).toBe('nashra.config.ts: api is not 1, the only supported version.')
  expect(refusal({ api: 1, brand: { colour: '#fff' } })).toBe(
    'nashra.config.ts: brand has the unknown key "colour".',
  )
  expect(refusal({ api: 1, modules: [{ ...polls, onn: [] }] })).toBe(
    'The module "polls" has the unknown key "onn".',
  )
  expect(refusal({ api: 1, modules: [{}] })).toBe('nashra.config.ts: modules[0]: name is missing.')
  expect(refusal({ api: 1, modules: [null] })).toMatch(/^nashra\.config\.ts: modules\[0\] must be/)
  expect(refusal({ api: 1, modules: [{ name: 'Polls 2' }] })).toMatch(
    /^The module "Polls 2": name is letters/,
  )
  expect(refusal({ api: 1, modules: [polls, { ...polls }] })).toMatch(/^The module "polls" is listed twice/)
  expect(refusal({ api: 1, modules: [{ name: 'search' }] })).toMatch(
    /^The module "search" has the name of a module/,
  )
  expect(refusal({ api: 1, modules: [{ ...polls, requires: ['maps'] }] })).toMatch(
    /^The module "polls" requires the module "maps", which is not installed/,
  )
  expect(refusal({ api: 1, modules: [polls, { ...polls, onn: 1 }] }, ['polls'])).toBeNull()
  expect(refusal({ api: 1, modules: [polls] }, ['maps'])).toMatch(/^--without maps: /)
})

test('an unreadable or too large brand, or one with unknown keys, is refused', async () => {
  const { readBrand } = await import(join(root, 'bin/brand.js'))
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'outside.txt'), 'not of the brand')
  const brandDir = join(folder, 'brands')
  mkdirSync(join(brandDir, 'fonts'), { recursive: true })
  const refused = (brand: object) =>
    readBrand(realpathSync(brandDir), brand).then(
      () => null,
      (error: Error) => error.message,
    )
  const tokens = (css: string) => {
    writeFileSync(join(brandDir, 'tokens.css'), css)
    return refused({ tokens: 'tokens.css' })
  }
  expect(await tokens(':root { --paper: #fff; --ink: light-dark(#222, #eee); --edge: 4px }')).toMatch(
    /in the dark, --ink \(#eeeeee\) on --paper \(#ffffff\) has a contrast of 1\.2 to 1/,
  )
  expect(await tokens(':root { --quiet: light-dark(#737373, #999) }')).toMatch(
    /in the light, --quiet .* on --tint/,
  )
  expect(await tokens(':root { --quiet: rgb(60 60 60 / 50%) }')).toMatch(/--quiet to no colour/)
  expect(await tokens(':root { --rule: rebeccapurple; --gap: calc(1px + 2px) }')).toBeNull()
  expect(await tokens(':root { color: red }')).toMatch(/sets "color"; it may set custom properties alone/)
  expect(await tokens('body { --ink: #000 }')).toMatch(/rules for :root alone/)
  expect(await tokens(':root { & body { --ink: #000 } }')).toMatch(/rules for :root alone/)
  expect(await tokens(':root[data-theme] { --ink: #000 }')).toMatch(/rules for :root alone/)
  expect(await tokens('@import "other.css"; :root { --ink: #000 }')).toMatch(/rules for :root alone/)
  expect(await tokens(':root { --shade: url(https://elsewhere.example/x.png) }')).toMatch(/may load nothing/)
  expect(await tokens(':root { --x: "</style><script>" }')).toMatch(/contains a "<"/)
  expect(await tokens(':root { --accent: #000 }')).toMatch(/--accent, which is set in the newsroom/)
  expect(await tokens(':root {')).toBeNull()
  expect(await tokens(`:root { --long: ${'x'.repeat(2_000)} }`)).toMatch(/has 3 KB; the limit is 2 KB/)
  const fonts = (css: string) => {
    writeFileSync(join(brandDir, 'fonts/fonts.css'), css)
    return refused({ fonts: 'fonts' })
  }
  expect(await fonts('@font-face { font-family: A; src: url(../up.woff2) }')).toMatch(
    /a font must be a \.woff2 file next to it/,
  )
  expect(await fonts('body { font: 1rem A }')).toMatch(/@font-face rules alone/)
  expect(await fonts('@font-face { font-family: A; src: url(a.woff2) }')).toMatch(/a\.woff2 does not exist/)
  writeFileSync(join(brandDir, 'fonts/a.woff2'), 'wOFF')
  expect(await fonts('@font-face { font-family: A; src: url(a.woff2) }')).toMatch(
    /a\.woff2 is not a WOFF2 font/,
  )
  writeFileSync(join(brandDir, 'fonts/a.woff2'), 'wOF2')
  expect(await fonts('@font-face { font-family: A; src: url(a.woff2) }')).toMatch(/no token uses the fonts/)
  writeFileSync(join(brandDir, 'logo.svg'), 'no picture')
  expect(await refused({ logo: 'logo.svg' })).toMatch(/logo\.svg is not a readable picture/)
  expect(await refused({ icon: 'icon.png' })).toMatch(/icon\.png does not exist/)
  expect(await refused({ logo: '../outside.txt' })).toMatch(/is outside the folder/)
})

test('the examples of docs/extending.md are the files of a folder that other tests build and start', () => {
  const guide = readFileSync(join(root, 'docs/extending.md'), 'utf8')
  const examples = [...guide.matchAll(/```tsx?\n\/\/ (in )?(\S+\.tsx?)\n(.*?)```/gs)]
  const flat = (text: string) => text.replace(/\s+/g, ' ').trim()
  const wrong = examples.filter(([, isPart, path, code]) => {
    if (path === 'nashra.config.ts') return false
    const file = flat(readFileSync(join(root, 'tests/fixtures/site', path!), 'utf8'))
    return isPart ? !file.includes(flat(code!)) : file !== flat(code!)
  })
  expect(wrong.map(([, , path]) => path)).toEqual([])
  expect(examples.length).toBeGreaterThan(8)
})
