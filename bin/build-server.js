// Builds the server: the command line, the database's guard, and the worker threads.
import { join } from 'node:path'
import { build } from 'vite'
import { bundled, inputsPlugin, sitePlugin } from './site.js'

/**
 * @param {string} root the folder of the project
 * @param {string} outDir the folder for cli.js and the files it loads; other files there stay
 * @param {{ siteDir: string | null, checkout: string, inputs: Set<string> }} options `checkout`: the relative
 * path from outDir to root
 */
export async function buildServer(root, outDir, { siteDir, checkout, inputs }) {
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    plugins: [sitePlugin({ siteDir, target: 'server' }), inputsPlugin(inputs)],
    oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
    define: { __CHECKOUT__: JSON.stringify(`${checkout}/`) },
    // A site's packages are bundled, because Node does not find them from the program.
    ssr: { noExternal: siteDir ? true : bundled },
    build: {
      ssr: true,
      target: 'node22',
      outDir,
      emptyOutDir: false,
      sourcemap: true,
      rolldownOptions: {
        input: {
          cli: join(root, 'src/cli.ts'),
          guard: join(root, 'src/platform/postgres/guard.ts'),
          'heic-decoder': join(root, 'src/ingest/pictures/heic/decoder.ts'),
          'search-index': join(root, 'src/content/search/local-index/thread.ts'),
        },
        output: { entryFileNames: '[name].js', chunkFileNames: 'chunk-[hash].js' },
      },
    },
  })
}
