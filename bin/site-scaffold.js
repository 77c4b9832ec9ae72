/** The first files of a SITE_DIR, written by `nashra site init`. */

/** The types of the packages that a site may use from Nashra. A site with its own node_modules needs none of them. */
const typesOf = [
  ['hono/jsx', 'hono/dist/types/jsx/index.d.ts'],
  ['hono/jsx/*', 'hono/dist/types/jsx/*.d.ts'],
  ['hono/html', 'hono/dist/types/helper/html/index.d.ts'],
  ['react', '@types/react'],
  ['react/*', '@types/react/*'],
  ...['zod', '@mantine/core', '@mantine/hooks', '@tabler/icons-react'].map((name) => [name, name]),
  ...['@tanstack/react-query', '@tanstack/react-router'].map((name) => [name, name]),
]

/** @param {string} checkout the relative path from the folder to Nashra's checkout */
export const tsconfigOf = (checkout) =>
  `${JSON.stringify(
    {
      extends: `${checkout}/tsconfig.json`,
      compilerOptions: {
        typeRoots: [`${checkout}/node_modules/@types`],
        paths: {
          nashra: [`${checkout}/src/nashra.ts`],
          'nashra/newsroom': [`${checkout}/src/newsroom/kit.ts`],
          ...Object.fromEntries(typesOf.map(([name, path]) => [name, [`${checkout}/node_modules/${path}`]])),
        },
      },
      include: ['.', `${checkout}/src/modules/virtual.d.ts`],
      exclude: ['node_modules', 'public', '**/newsroom.tsx'],
    },
    null,
    2,
  )}\n`

/** For the panels: JSX of React, whereas the rest of a site uses the JSX of pages. */
export const panelsTsconfigOf = (checkout) =>
  `${JSON.stringify(
    {
      extends: './tsconfig.json',
      compilerOptions: { jsxImportSource: 'react' },
      include: [
        '**/newsroom.tsx',
        `${checkout}/src/modules/virtual.d.ts`,
        `${checkout}/node_modules/vite/client.d.ts`,
      ],
      exclude: ['node_modules', 'public'],
    },
    null,
    2,
  )}\n`

export const scaffold = {
  'nashra.config.ts': `/** What this newsroom adds to Nashra. docs/extending.md of Nashra describes each part. */
import { defineNewsroom } from 'nashra'
import { example } from './example/module.ts'

export default defineNewsroom({
  api: 1,
  brand: {
    icon: './brand/icon.svg',
    tokens: './brand/tokens.css',
  },
  modules: [example],
})
`,
  'example/module.ts': `/** A module: a plain object with a name. Its contributions are the other keys. */
import { defineModule } from 'nashra'

export const example = defineModule({ name: 'example' })
`,
  'brand/icon.svg': `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64" width="64" height="64">
  <rect width="64" height="64" rx="12" fill="#0b5d5a"/>
  <path d="M18 20h28M18 32h28M30 44h16" stroke="#fff" stroke-width="6" stroke-linecap="round"/>
</svg>
`,
  'brand/tokens.css': `/* Custom properties only. The product's own: --paper --tint --ink --quiet --rule (colours), --head --text (fonts). */
:root {
  --paper: light-dark(#fbfcfc, #12181a);
}
`,
  'public/ads.txt': '# Served at /ads.txt\n',
  '.gitignore': 'node_modules/\n',
}
