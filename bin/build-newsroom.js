// Builds the staff's application: scripts, styles and fonts, each named by a hash of its bytes, with a
// manifest.
import { join } from 'node:path'
import { build } from 'vite'
import { inputsPlugin, sitePlugin } from './site.js'

/**
 * @param {string} root the folder of the project
 * @param {string} outDir the folder for the files and manifest.json (Vite's)
 * @param {{ siteDir?: string | null, inputs?: Set<string> }} options the source files are added to `inputs`
 */
export async function buildNewsroom(root, outDir, { siteDir = null, inputs = new Set() } = {}) {
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    base: '/newsroom/assets/',
    publicDir: false,
    plugins: [sitePlugin({ siteDir }), inputsPlugin(inputs)],
    oxc: { jsx: { runtime: 'automatic', importSource: 'react' } },
    build: {
      target: 'es2022',
      // The first browsers with light-dark(). Older targets would compile it away, but Mantine sets the
      // scheme by a variable.
      cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
      outDir,
      emptyOutDir: true,
      assetsDir: '.',
      // The page's policy allows no data: URLs for fonts or styles.
      assetsInlineLimit: 0,
      manifest: 'manifest.json',
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
      chunkSizeWarningLimit: 2000,
      rolldownOptions: {
        input: join(root, 'src/newsroom/main.tsx'),
        // "use client" is for servers that render React; this one does not.
        checks: { moduleLevelDirective: false },
        output: {
          entryFileNames: '[name].[hash].js',
          chunkFileNames: '[name].[hash].js',
          assetFileNames: '[name].[hash][extname]',
        },
      },
    },
  })
}
