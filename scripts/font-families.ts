/**
 * Cuts the families that a publication can choose, and measures for each how a face that devices have takes its room:
 * `node scripts/font-families.ts DejaVuSans.ttf DejaVuSans-Bold.ttf`. It writes src/site/fonts/families and
 * src/values/families.json. All are under the SIL Open Font License 1.1, whose text lies beside each.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { convert } from 'fontverter'
import { Blob, Face, Font, Buffer as Run, shape, Variation } from 'harfbuzzjs'
import subsetFont from 'subset-font'
import { demoArticles } from '../src/ingest/demo/texts/articles.ts'
import { accents, arabic, keepFeatures, latin, ligatures, signs } from './letters.ts'
import { renameFont } from './rename-font.ts'

interface Family {
  key: string
  name: string
  package: string
  /** The beginning of its files' names; of a family of static faces, without a weight. */
  file: string
  isVariable?: true
  isNaskh?: true
}

const variable = (key: string, name: string, file: string, more: Partial<Family> = {}): Family => ({
  ...{ key, name, package: `@fontsource-variable/${file}`, file, isVariable: true, ...more },
})
const fixed = (key: string, name: string, file: string, more: Partial<Family> = {}): Family => ({
  ...{ key, name, package: `@fontsource/${file}`, file, ...more },
})

const families: Family[] = [
  { key: 'plex', name: 'IBM Plex Sans Arabic', package: '@expo-google-fonts/ibm-plex-sans-arabic', file: '' },
  variable('naskh', 'Noto Naskh Arabic', 'noto-naskh-arabic', { isNaskh: true }),
  variable('noto-sans', 'Noto Sans Arabic', 'noto-sans-arabic'),
  variable('noto-kufi', 'Noto Kufi Arabic', 'noto-kufi-arabic'),
  variable('cairo', 'Cairo', 'cairo'),
  fixed('tajawal', 'Tajawal', 'tajawal'),
  fixed('almarai', 'Almarai', 'almarai'),
  variable('vazirmatn', 'Vazirmatn', 'vazirmatn'),
  variable('readex', 'Readex Pro', 'readex-pro'),
  variable('markazi', 'Markazi Text', 'markazi-text', { isNaskh: true }),
  variable('alexandria', 'Alexandria', 'alexandria'),
]

const plexFiles = {
  400: '400Regular/IBMPlexSansArabic_400Regular.ttf',
  700: '700Bold/IBMPlexSansArabic_700Bold.ttf',
}
const root = new URL('../', import.meta.url)
const folder = new URL('src/site/fonts/families/', root)
const texts = { arabic: `${arabic}${ligatures} `, latin: signs + latin + accents }
const headlines = demoArticles.map(({ headline }) => headline)
const [regular, bold] = process.argv.slice(2)
if (!regular || !bold) throw new Error('Name two faces that devices have: regular and bold.')

async function open(bytes: Buffer, weight?: number): Promise<Font> {
  const sfnt = await convert(bytes, 'sfnt')
  const font = new Font(new Face(new Blob(Uint8Array.from(sfnt).buffer)))
  if (weight) font.setVariations([new Variation('wght', weight)])
  return font
}

/** The length of all headlines, in ems. */
function lengthIn(font: Font): number {
  let sum = 0
  for (const headline of headlines) {
    const run = new Run()
    run.addText(headline)
    run.guessSegmentProperties()
    shape(font, run)
    for (const { xAdvance = 0 } of run.getGlyphPositions()) sum += xAdvance
  }
  return sum / font.face.upem
}

/** The rule of the face that stands in: its size, and the lines of ours. */
async function measure(bytes: Buffer, weight: 400 | 700, isVariable: boolean) {
  const our = await open(bytes, isVariable ? weight : undefined)
  const other = await open(readFileSync(weight === 400 ? regular! : bold!))
  const adjust = lengthIn(our) / lengthIn(other)
  const { ascender, descender } = our.hExtents()
  const percent = (ratio: number) => Math.round(ratio * 100)
  return {
    weight,
    adjust: percent(adjust),
    ascent: percent(ascender / our.face.upem / adjust),
    descent: percent(-descender / our.face.upem / adjust),
  }
}

rmSync(folder, { recursive: true, force: true })
mkdirSync(folder, { recursive: true })
const described: object[] = []
for (const { key, name, package: from, file, isVariable = false, isNaskh = false } of families) {
  const source = (path: string) => readFileSync(new URL(`node_modules/${from}/${path}`, root))
  const licence = source(key === 'plex' ? 'LICENSE_FONT' : 'LICENSE').toString()
  const notice = `${licence.split('\n')[0]} Cut and renamed.`
  writeFileSync(new URL(`${key}-licence.txt`, folder), licence)
  const faces: { file: string; script: string; weight: string; bytes: number }[] = []
  const likes: object[] = []
  for (const script of ['arabic', 'latin'] as const)
    for (const weight of isVariable ? (['wght'] as const) : (['400', '700'] as const)) {
      const path =
        key === 'plex' ? plexFiles[weight as '400' | '700'] : `files/${file}-${script}-${weight}-normal.woff2`
      const cut = await subsetFont(source(path), texts[script], {
        ...{ targetFormat: 'sfnt', keepFeatures, noHinting: true },
        ...(isVariable && { variationAxes: { wght: { min: 400, max: 700 } } }),
      })
      const bytes = await convert(renameFont(cut, `Site ${key}`, notice), 'woff2')
      const made = `${key}-${script}${isVariable ? '' : `-${weight}`}.woff2`
      writeFileSync(new URL(made, folder), bytes)
      faces.push({ file: made, script, weight: isVariable ? '400 700' : weight, bytes: bytes.length })
      if (script === 'arabic')
        for (const one of isVariable ? ([400, 700] as const) : ([Number(weight) as 400 | 700] as const))
          likes.push(await measure(bytes, one, isVariable))
      process.stdout.write(`${made} ${bytes.length}\n`)
    }
  described.push({ key, name, isNaskh, faces, likes })
}
writeFileSync(new URL('src/values/families.json', root), `${JSON.stringify(described, null, 2)}\n`)
