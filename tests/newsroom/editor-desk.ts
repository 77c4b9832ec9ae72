/** The editor in a real browser, under the newsroom's own content security policy. */
import { once } from 'node:events'
import { mkdtempSync, readFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Browser, chromium, type Page } from 'playwright-core'
import { build } from 'vite'
import { type BodyDocument, bodyDocument } from '../../src/content/body/document.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const policy = (nonce: string) =>
  `default-src 'none'; script-src 'self' 'nonce-${nonce}'; style-src 'self' 'nonce-${nonce}'; img-src 'self' blob: data:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'`
const types: Record<string, string> = { js: 'text/javascript', css: 'text/css', woff2: 'font/woff2' }

export interface Settings {
  width?: number
  scheme?: 'light' | 'dark'
  language?: 'ar' | 'en'
  editable?: 'no'
  value?: BodyDocument
}

export interface EditorDesk {
  /** The chunks that the build made, by their names. */
  files: string[]
  open(settings?: Settings): Promise<EditorPage>
  close(): Promise<void>
}

export interface EditorPage {
  page: Page
  /** What the page complained of. */
  errors: string[]
  /** Where the caret is in the text of its block, once the browser has told the editor. */
  caret(): Promise<number>
  /** Marks from one position of the document to another. */
  select(from: number, to?: number): Promise<void>
  /** The newest document that the editor gave, as the schema reads it. Fails if the schema would change it. */
  document(): Promise<BodyDocument>
  /** Puts the caret into the text and pastes what a clipboard holds. */
  paste(data: { html?: string; text?: string; files?: { name: string; type: string }[] }): Promise<void>
}

export async function openEditorDesk(): Promise<EditorDesk> {
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
  const browser: Browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
  })
  return {
    files,
    open: (settings = {}) => openPage(browser, url, settings),
    async close() {
      await browser.close()
      server.closeAllConnections()
      server.close()
      await rm(outDir, { recursive: true, force: true })
    },
  }
}

async function openPage(browser: Browser, url: string, settings: Settings): Promise<EditorPage> {
  const { width = 1280, value, ...rest } = settings
  await Promise.all(browser.contexts().map((context) => context.close()))
  const page = await browser.newPage({ viewport: { width, height: 844 }, reducedMotion: 'reduce' })
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text())
  })
  const query = new URLSearchParams({ ...rest, ...(value ? { value: JSON.stringify(value) } : {}) })
  await page.goto(`${url}?${query}`)
  await page.waitForSelector('.body-text')
  const settle = () => page.evaluate(() => new Promise((done) => setTimeout(done, 25)))
  return {
    page,
    errors,
    async caret() {
      await settle()
      return page.evaluate<number>('desk.editor().state.selection.$head.parentOffset')
    },
    async select(from, to = from) {
      await page.evaluate(
        `desk.editor().chain().focus().setTextSelection({ from: ${from}, to: ${to} }).run()`,
      )
      await settle()
    },
    async document() {
      await settle()
      const given = await page.evaluate('desk.value')
      const read = bodyDocument.parse(given)
      if (JSON.stringify(read) !== JSON.stringify(given)) throw new Error('the schema changed the document')
      return read
    },
    async paste(data) {
      await page.evaluate((clip) => {
        const transfer = new DataTransfer()
        if (clip.html !== undefined) transfer.setData('text/html', clip.html)
        if (clip.text !== undefined) transfer.setData('text/plain', clip.text)
        for (const { name, type } of clip.files ?? []) {
          transfer.items.add(new File([new Uint8Array([1, 2, 3])], name, { type }))
        }
        const target = document.querySelector<HTMLElement>('.body-text')!
        target.focus()
        target.dispatchEvent(
          new ClipboardEvent('paste', { clipboardData: transfer, bubbles: true, cancelable: true }),
        )
      }, data)
    },
  }
}
