/** The editor in a real browser, under the newsroom's own content security policy. */
import type { Browser, Page } from 'playwright-core'
import { type BodyDocument, bodyDocument } from '../../src/body/document.ts'
import { openBrowser } from '../browser.ts'
import { shared } from '../per-run.ts'
import type { EditorPlace } from './editor-place.ts'

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
  /** Errors and warnings of the page. */
  errors: string[]
  /** The position of the caret in its block, after the browser reported it to the editor. */
  caret(): Promise<number>
  /** Marks from one position of the document to another. */
  select(from: number, to?: number): Promise<void>
  /** The newest document that the editor gave, as the schema reads it. Fails if the schema would change it. */
  document(): Promise<BodyDocument>
  /** Puts the caret into the text and pastes what a clipboard holds. */
  paste(data: { html?: string; text?: string; files?: { name: string; type: string }[] }): Promise<void>
}

export async function openEditorDesk(): Promise<EditorDesk> {
  const { url, files } = await shared<EditorPlace>('editor')
  const browser = await openBrowser()
  return {
    files,
    open: (settings = {}) => openPage(browser, url, settings),
    close: () => browser.close(),
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
