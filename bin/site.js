/**
 * The Vite plugin that joins SITE_DIR to a build: the site imports "nashra" from the program, and the program
 * imports the site through virtual modules. Without a SITE_DIR, and in tests, the virtual modules are empty.
 */
import { realpathSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { isAbsolute, join, relative } from 'node:path'
import { root } from './node-runtime.js'
import { configName, foldersWith, isInside } from './site-folder.js'

/** Packages shared with the program, because two copies of them would not work together. */
const provided = new Set([
  ...['hono', 'zod', 'react', 'react-dom', '@mantine/core', '@mantine/hooks', '@tabler/icons-react'],
  ...['@tanstack/react-query', '@tanstack/react-router'],
])

/** Packages of many small files, bundled with the program: to find and read each file takes most of a start. */
export const bundled = [
  ...['kysely', 'feedsmith', 'fast-xml-parser', 'parse5', 'entities', 'temporal-polyfill', 'temporal-utils'],
  ...['better-auth', 'better-call', '@better-auth/core', '@better-auth/passkey', '@better-auth/utils'],
  ...['@better-fetch/fetch', '@opentelemetry/api', '@simplewebauthn/server'],
]

const offered = {
  nashra: join(root, 'src/nashra.ts'),
  'nashra/newsroom': join(root, 'src/newsroom/kit.ts'),
}

const packageOf = (id) => /^(?:@[^/]+\/)?[^/]+/.exec(id)[0]
const isBare = (id) => !/^[./\0]/.test(id) && !isAbsolute(id)
const quote = JSON.stringify

/** The source of the virtual modules. */
export function siteModules(siteDir) {
  if (!siteDir)
    return {
      'nashra:site': 'export default null',
      'nashra:site/islands': 'export default []',
      'nashra:site/newsroom': 'export default []',
    }
  const lazy = (name) =>
    `export default [${foldersWith(siteDir, name)
      .map(
        (folder) => `{ name: ${quote(folder)}, load: () => import(${quote(join(siteDir, folder, name))}) }`,
      )
      .join(', ')}]`
  return {
    'nashra:site': `export { default } from ${quote(join(siteDir, configName))}`,
    'nashra:site/islands': lazy('island.ts'),
    'nashra:site/newsroom': lazy('newsroom.tsx'),
  }
}

/**
 * @param {{ siteDir: string | null, target?: 'server' | 'browser' | 'tests' }} options
 * @returns {import('vite').Plugin}
 */
export function sitePlugin({ siteDir, target = 'browser' }) {
  const modules = siteModules(siteDir)
  const fileOf = (id) => (id ?? '').replace(/\?.*$/, '')
  const isOfSite = (id) => siteDir !== null && id !== undefined && isInside(siteDir, fileOf(id))

  async function resolveForSite(context, id, importer) {
    const from = relative(siteDir, fileOf(importer))
    if (isBare(id) && (isBuiltin(id) || provided.has(packageOf(id)))) {
      if (target === 'server') return { id, external: true }
      if (isBuiltin(id) && target === 'tests') return null
      if (isBuiltin(id)) context.error(`${from} imports "${id}", which browsers don't have.`)
      return context.resolve(id, join(root, 'src/nashra.ts'), { skipSelf: true })
    }
    const found = await context.resolve(id, importer, { skipSelf: true })
    if (!found)
      context.error(
        isBare(id)
          ? `${from} imports "${id}", which is not installed. Run npm install in the folder of the site.`
          : `${from} imports "${id}", which does not exist.`,
      )
    const file = fileOf(found.id)
    if (isAbsolute(file) && !isInside(siteDir, realpathSync(file)))
      context.error(
        isBare(id)
          ? `${from} imports "${id}", which the folder of the site does not contain. Run npm install there.`
          : `${from} imports "${id}", which is outside the folder of the site, so it is not built. Import the program's API from "nashra".`,
      )
    return { ...found, external: false }
  }

  return {
    name: 'nashra-site',
    enforce: 'pre',
    async resolveId(id, importer) {
      if (Object.hasOwn(offered, id)) return offered[id]
      if (Object.hasOwn(modules, id)) return `\0${id}`
      if (isOfSite(importer)) return resolveForSite(this, id, importer)
      // The program's packages stay outside the bundle; the site's are included.
      if (siteDir && target === 'server' && importer && isBare(id) && !/\.(json|css)$/.test(id))
        return bundled.includes(packageOf(id)) ? null : { id, external: true }
      return null
    },
    load(id) {
      return id.startsWith('\0nashra:') ? modules[id.slice(1)] : null
    },
  }
}

/** Collects the files that a build reads, except packages. */
export function inputsPlugin(inputs) {
  return {
    name: 'nashra-inputs',
    buildEnd() {
      for (const id of this.getModuleIds()) {
        const file = id.replace(/\?.*$/, '')
        if (isAbsolute(file) && !file.includes('/node_modules/')) inputs.add(file)
      }
    },
  }
}
