/** Bundles the program into dist/: the command line, the database's guard, the site's assets, the newsroom. Run by Node 24. */
import { join } from 'node:path'
import { build } from 'vite'
import { buildAssets } from './build-assets.js'
import { buildNewsroom } from './build-newsroom.js'
import { root } from './node-runtime.js'

const out = join(root, 'dist')

await build({
  root,
  configFile: false,
  logLevel: 'warn',
  oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
  build: {
    ssr: true,
    target: 'node22',
    outDir: out,
    emptyOutDir: true,
    sourcemap: true,
    rolldownOptions: {
      input: {
        cli: join(root, 'src/cli.ts'),
        guard: join(root, 'src/platform/postgres/guard.ts'),
        'search-index': join(root, 'src/content/search/beside/thread.ts'),
      },
      output: { entryFileNames: '[name].js', chunkFileNames: 'chunk-[hash].js' },
    },
  },
})
await buildAssets(root, join(out, 'assets'))
await buildNewsroom(root, join(out, 'newsroom'))
