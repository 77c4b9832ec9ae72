/**
 * Cuts the faces of the site down to what its languages need, once, when a face changes:
 * `node scripts/fonts.ts`. The results are kept in src/site/fonts and src/site/cards.
 * Text: Noto Naskh Arabic. Headlines and labels: IBM Plex Sans Arabic. Both under the SIL Open Font License 1.1.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import subsetFont from 'subset-font'

const letters = 'ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىيـپچڤگژڨ'
const marks = '\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0670'
const arabicSigns = '،؛؟٪٫٬٠١٢٣٤٥٦٧٨٩'
const signs = ' \u00a0\u202f0123456789.,:;!?%()[]{}«»‹›“”‘’"\'-–—/\\…•·×+=<>@#&*°_|©$€£'
const latin = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const accents = 'àâäæçèéêëîïôöœùûüÿÀÂÄÆÇÈÉÊËÎÏÔÖŒÙÛÜŸñáíóúãõåøßğışÑÁÍÓÚÃÕÅØĞİŞ'
/** Letters of Persian and Urdu that Arabic does not have. */
const further = 'کیےہھںٹڈڑۀۂۃۓ\u0654\u0655٭۔۰۱۲۳۴۵۶۷۸۹\u200c'

const naskh = (script: string) =>
  `@fontsource-variable/noto-naskh-arabic/files/noto-naskh-arabic-${script}-wght-normal.woff2`
const plex = (script: string, weight: number) =>
  `@fontsource/ibm-plex-sans-arabic/files/ibm-plex-sans-arabic-${script}-${weight}-normal.woff2`

const cuts = [
  {
    name: 'naskh-arabic',
    from: naskh('arabic'),
    text: letters + marks + arabicSigns + ' «»',
    weights: { min: 400, max: 700 },
  },
  { name: 'naskh-further', from: naskh('arabic'), text: further, weights: { min: 400, max: 700 } },
  ...[400, 700].flatMap((weight) => [
    {
      name: `plex-arabic-${weight}`,
      from: plex('arabic', weight),
      text: letters + marks + arabicSigns + ' «»',
    },
    { name: `plex-further-${weight}`, from: plex('arabic', weight), text: further },
    { name: `plex-signs-${weight}`, from: plex('latin', weight), text: signs, plain: true },
    { name: `plex-latin-${weight}`, from: plex('latin', weight), text: latin, plain: true },
    { name: `plex-accents-${weight}`, from: plex('latin', weight), text: accents, plain: true },
  ]),
]

/** For the cards that the server draws: its typesetter reads no woff2. */
const drawn = [
  { name: 'card-arabic', from: plex('arabic', 700), text: `${letters}${marks}${arabicSigns}${further} «»` },
  { name: 'card-latin', from: plex('latin', 700), text: signs + latin + accents },
]

const root = new URL('../', import.meta.url)
for (const { name, from, text, ...rest } of cuts) {
  // Without alternate figures and fractions, which nothing here asks for.
  const plain = 'plain' in rest ? { noLayoutClosure: true } : {}
  const axes = 'weights' in rest ? { variationAxes: { wght: rest.weights } } : {}
  const cut = await subsetFont(readFileSync(new URL(`node_modules/${from}`, root)), text, {
    targetFormat: 'woff2',
    ...axes,
    ...plain,
  })
  writeFileSync(new URL(`src/site/fonts/${name}.woff2`, root), cut)
  process.stdout.write(`${name} ${cut.length}\n`)
}
for (const { name, from, text } of drawn) {
  const source = readFileSync(new URL(`node_modules/${from}`, root))
  const cut = await subsetFont(source, text, { targetFormat: 'sfnt' })
  writeFileSync(new URL(`src/site/cards/${name}.ttf`, root), cut)
  process.stdout.write(`${name} ${cut.length}\n`)
}
