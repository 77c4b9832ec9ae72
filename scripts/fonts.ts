/**
 * Cuts the faces of the site down to what its languages need, once, when a face changes:
 * `node scripts/fonts.ts`. The results are kept in src/site/fonts and src/site/share-images.
 * Text: Noto Naskh Arabic. Headlines and labels: IBM Plex Sans Arabic. Both under the SIL Open Font License 1.1.
 *
 * A face is one file: a letter and its marks are shaped together only when they come from the same file.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { convert } from 'fontverter'
import subsetFont from 'subset-font'
import { accents, arabic, keepFeatures, latin, ligatures, signs } from './letters.ts'
import { renameFont } from './rename-font.ts'

const naskh = '@fontsource-variable/noto-naskh-arabic/files/noto-naskh-arabic-arabic-wght-normal.woff2'
const plex = (name: string) => `@expo-google-fonts/ibm-plex-sans-arabic/${name}/IBMPlexSansArabic_${name}.ttf`

const weights = { wght: { min: 400, max: 700 } }
const all = arabic + ligatures + signs + latin + accents

const cuts = [
  { name: 'naskh', from: naskh, text: `${arabic} `, variationAxes: weights },
  { name: 'plex-400', from: plex('400Regular'), text: all },
  { name: 'plex-700', from: plex('700Bold'), text: all },
]

/** For the cards that the server draws: its typesetter reads no woff2. */
const drawn = [
  { name: 'card-arabic', from: plex('700Bold'), text: `${arabic}${ligatures} «»` },
  { name: 'card-latin', from: plex('700Bold'), text: signs + latin + accents },
]

/** Both makers, for what is cut of theirs. */
const notice =
  'Copyright 2017 IBM Corp. with Reserved Font Name "Plex"; Copyright 2022 The Noto Project Authors. Cut and renamed.'

const root = new URL('../', import.meta.url)
for (const { name, from, text, ...rest } of cuts) {
  const cut = await subsetFont(readFileSync(new URL(`node_modules/${from}`, root)), text, {
    ...{ targetFormat: 'sfnt', keepFeatures, noHinting: true },
    ...rest,
  })
  const bytes = await convert(renameFont(cut, `Site ${name}`, notice), 'woff2')
  writeFileSync(new URL(`src/site/fonts/${name}.woff2`, root), bytes)
  process.stdout.write(`${name} ${bytes.length}\n`)
}
for (const { name, from, text } of drawn) {
  const source = readFileSync(new URL(`node_modules/${from}`, root))
  const cut = await subsetFont(source, text, { targetFormat: 'sfnt' })
  writeFileSync(new URL(`src/site/share-images/${name}.ttf`, root), renameFont(cut, `Site ${name}`, notice))
  process.stdout.write(`${name} ${cut.length}\n`)
}
