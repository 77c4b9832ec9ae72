// Builds the staff's application: scripts, styles and faces, each named by a hash of its bytes, with a manifest.
import { join } from 'node:path'
import { build } from 'vite'

/**
 * @param {string} root the folder of the project
 * @param {string} outDir where the files and manifest.json (Vite's) go
 */
export async function buildNewsroom(root, outDir) {
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    base: '/newsroom/assets/',
    publicDir: false,
    oxc: { jsx: { runtime: 'automatic', importSource: 'react' } },
    build: {
      target: 'es2022',
      // The first that know light-dark(), which a lowered one would lose: Mantine sets the scheme by a variable.
      cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
      outDir,
      emptyOutDir: true,
      assetsDir: '.',
      // The page's CSP allows no data: address for a face or a style.
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
