// Fills fonts/ from npm packages: `node brand/copy-fonts.js` where @fontsource-variable/* are installed. Both faces are
// under the SIL Open Font License 1.1.
import { copyFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const { resolve } = createRequire(import.meta.url)
const faces = {
  'kufi-arabic': 'reem-kufi/files/reem-kufi-arabic-wght-normal',
  'kufi-latin': 'reem-kufi/files/reem-kufi-latin-wght-normal',
  naskh: 'noto-naskh-arabic/files/noto-naskh-arabic-arabic-wght-normal',
}

for (const [name, from] of Object.entries(faces))
  copyFileSync(resolve(`@fontsource-variable/${from}.woff2`), new URL(`fonts/${name}.woff2`, import.meta.url))
