/** The page that the editor's tests share, built once and served. */
import { once } from 'node:events'
import { mkdtempSync, readFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'
import { root } from '../harness.ts'
import type { Maker } from '../per-run.ts'

const policy = (nonce: string) =>
  `default-src 'none'; script-src 'self' 'nonce-${nonce}'; style-src 'self' 'nonce-${nonce}'; img-src 'self' blob: data:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'`
const types: Record<string, string> = { js: 'text/javascript', css: 'text/css', woff2: 'font/woff2' }

/** The page's address and the names of the build's chunks, for the tests that use it. */
export interface EditorPlace {
  url: string
  files: string[]
}

export const makeEditorPage: Maker = async () => {
  const outDir = mkdtempSync(join(tmpdir(), 'nashra-editor-'))
  const { output } = (await build({
    root,
    configFile: false,
    logLevel: 'warn',
    base: '/assets/',
    publicDir: false,
    oxc: { jsx: { runtime: 'automatic', importSource: 'react' } },
    build: {
      target: 'es2022',
      outDir,
      assetsDir: '.',
      emptyOutDir: true,
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      minify: false,
      reportCompressedSize: false,
      chunkSizeWarningLimit: 10_000,
      rolldownOptions: {
        input: join(root, 'tests/newsroom/editor-page.js'),
        checks: { moduleLevelDirective: false },
        output: { entryFileNames: 'page.js', chunkFileNames: '[name].js', assetFileNames: '[name][extname]' },
      },
    },
  })) as { output: { fileName: string }[] }
  const files = output.map(({ fileName }) => fileName)
  const styles = files.filter((name) => name.endsWith('.css') && !name.startsWith('editing'))
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    const name = /^\/assets\/([\w.-]+)$/.exec(pathname)?.[1]
    if (name && files.includes(name)) {
      response.setHeader('Content-Type', types[name.split('.').at(-1)!] ?? 'application/octet-stream')
      return response.end(readFileSync(join(outDir, name)))
    }
    if (pathname !== '/') return response.writeHead(404).end()
    response.setHeader('Content-Security-Policy', policy('n0nce'))
    response.setHeader('Content-Type', 'text/html; charset=utf-8')
    response.end(
      `<!doctype html><html lang="ar" dir="rtl"><meta name="viewport" content="width=device-width"><title>Editor</title><link rel="icon" href="data:,">${styles
        .map((style) => `<link rel="stylesheet" href="/assets/${style}">`)
        .join('')}<div id="root"></div><script type="module" nonce="n0nce" src="/assets/page.js"></script>`,
    )
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  return {
    value: { url, files } satisfies EditorPlace,
    async close() {
      server.closeAllConnections()
      server.close()
      await rm(outDir, { recursive: true, force: true })
    },
  }
}
