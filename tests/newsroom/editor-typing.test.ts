/** Writing Arabic with Latin names and numbers in it: the order of letters, the caret, the direction of blocks. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bodyText } from '../../src/body/document.ts'
import { normaliseTyped } from '../../src/body/normalise.ts'
import cases from '../language/fixtures/reading-order.json' with { type: 'json' }
import { expectedOrder, seenIn } from '../language/reading-order.ts'
import { type EditorDesk, type EditorPage, openEditorDesk } from './editor-desk.ts'

const sentence = 'شركة Boeing 737 (MAX) قالت'
let desk: EditorDesk
let at: EditorPage
beforeAll(async () => {
  desk = await openEditorDesk()
})
afterAll(() => desk?.close())

const write = async (text = sentence) => {
  at = await desk.open()
  await at.page.click('.body-text')
  await at.page.keyboard.type(text)
}
const press = async (...keys: string[]) => {
  for (const key of keys) await at.page.keyboard.press(key)
}
const text = async () => bodyText(await at.document())

describe('mixed text', () => {
  test('keeps the typed order', async () => {
    await write()
    expect(await text()).toBe(sentence)
    expect(at.errors).toEqual([])
  })

  test.each(['ArrowLeft', 'ArrowRight'])('%s moves through the line and never gets stuck', async (key) => {
    await write()
    await press(key === 'ArrowLeft' ? 'Home' : 'End')
    const seen = [await at.caret()]
    for (let i = 0; i < sentence.length + 4; i++) {
      await press(key)
      seen.push(await at.caret())
    }
    expect(seen[0]).toBe(key === 'ArrowLeft' ? 0 : sentence.length)
    expect(seen.at(-1)).toBe(key === 'ArrowLeft' ? sentence.length : 0)
    expect(new Set(seen).size).toBeGreaterThanOrEqual(sentence.length - 1)
  })

  test('Home and End go to the ends of the line', async () => {
    await write()
    await press('Home')
    expect(await at.caret()).toBe(0)
    await press('End')
    expect(await at.caret()).toBe(sentence.length)
  })

  test('Backspace deletes the letter typed last', { tags: 'long' }, async () => {
    await write()
    for (let length = sentence.length - 1; length >= 1; length--) {
      await press('Backspace')
      expect(await text()).toBe(sentence.slice(0, length).trimEnd() === '' ? '' : sentence.slice(0, length))
    }
  })

  test('Backspace and Delete beside a foreign name delete the neighbouring letter', {
    tags: 'long',
  }, async () => {
    await write()
    for (const [offset, key, expected] of [
      [5, 'Backspace', 'شركةBoeing 737 (MAX) قالت'],
      [5, 'Delete', 'شركة oeing 737 (MAX) قالت'],
      [21, 'Backspace', 'شركة Boeing 737 (MAX قالت'],
      [21, 'Delete', 'شركة Boeing 737 (MAX)قالت'],
    ] as const) {
      await at.select(offset + 1)
      await press(key)
      expect(await text()).toBe(expected)
      await press('Control+z')
    }
  })

  test('text typed in the middle of a foreign name stays there', async () => {
    await write()
    await at.select(12)
    await at.page.keyboard.type('-رقم 8-')
    expect(await text()).toBe('شركة Boeing-رقم 8- 737 (MAX) قالت')
  })
})

describe('reading order', () => {
  const shown = async () => (await seenIn(at.page, '.body-text p')).map((seen) => ({ ...seen, lines: [] }))

  test.each([
    ['ar', 'rtl'],
    ['en', 'ltr'],
  ] as const)('letters stand as on the site in an article with the language %s', async (language, base) => {
    const expected = cases[base].map((marked) => ({ ...expectedOrder(marked, base), lines: [] }))
    const value = normaliseTyped({
      type: 'doc',
      content: expected.map(({ text }) => ({ type: 'paragraph', content: [{ type: 'text', text }] })),
    })
    at = await desk.open({ language, value })
    expect(await shown()).toEqual(expected)
    expect(await at.page.evaluate('desk.value')).toEqual(value)
  })

  test('the lowered digit of a formula follows its letters', async () => {
    const { text: written, places } = expectedOrder('غاز |CO2| في |m3| هواء', 'rtl')
    const script = (digit: string, type: 'subscript' | 'superscript') => ({
      ...{ type: 'text' as const, text: digit, marks: [{ type }] },
    })
    const content = [
      ...[{ type: 'text' as const, text: 'غاز CO' }, script('2', 'subscript')],
      ...[{ type: 'text' as const, text: ' في m' }, script('3', 'superscript')],
      { type: 'text' as const, text: ' هواء' },
    ]
    at = await desk.open({ value: { type: 'doc', content: [{ type: 'paragraph', content }] } })
    expect((await shown())[0]).toMatchObject({ text: written, places })
  })

  test('a score and a name that are typed, composed by an input method and removed', async () => {
    await write('سدرة 2-1 ')
    const input = await at.page.context().newCDPSession(at.page)
    for (const text of ['F', 'FC', 'FC P', 'FC Porto'])
      await input.send('Input.imeSetComposition', {
        text,
        selectionStart: text.length,
        selectionEnd: text.length,
      })
    await input.send('Input.insertText', { text: 'FC Porto' })
    await at.page.keyboard.type(' أمس')
    const { text: written, places } = expectedOrder('سدرة |2|-|1| FC Porto| أمس', 'rtl')
    expect(await text()).toBe(written)
    expect(await shown()).toEqual([{ text: written, places, lines: [] }])
    for (let n = 0; n < 13; n++) await press('Backspace')
    expect(await text()).toBe('سدرة 2-1')
    expect(at.errors).toEqual([])
  })
})

describe('direction', () => {
  const directions = () =>
    at.page.$$eval('.body-text > *', (blocks) => blocks.map((block) => getComputedStyle(block).direction))

  test('each block has the article’s direction, even with a Latin start; one without Arabic has its own', {
    tags: 'long',
  }, async () => {
    at = await desk.open()
    expect(await directions()).toEqual(['rtl'])
    await at.page.click('.body-text')
    await at.page.keyboard.type('737 طائرة')
    await press('Enter')
    expect(await directions()).toEqual(['rtl', 'rtl'])
    await at.page.keyboard.type('(2026) Boeing قالت')
    await press('Enter')
    await at.page.keyboard.type('123 ')
    expect(await directions()).toEqual(['rtl', 'rtl', 'rtl'])
    await press('Enter')
    await at.page.keyboard.type('All of it in English (2026)')
    expect(await directions()).toEqual(['rtl', 'rtl', 'rtl', 'ltr'])
  })

  test('an English article starts from the left; a hint follows the direction of the screen’s language', async () => {
    at = await desk.open({ language: 'en' })
    expect(await directions()).toEqual(['ltr'])
    expect(await at.page.getAttribute('.body-text p', 'data-placeholder')).toMatch(/^\u2068اكتب .*…\u2069$/)
    await at.page.click('.body-text')
    await at.page.keyboard.type('قال Reuters')
    expect(await directions()).toEqual(['ltr'])
  })

  test('list markers are on the side of the text’s start', async () => {
    await write('- أول')
    expect((await at.document()).content[0]?.type).toBe('bulletList')
    expect(await directions()).toEqual(['rtl', 'rtl'])
  })
})

describe('typed block shortcuts', () => {
  const paragraph = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] })
  const items = (text: string) => [{ type: 'listItem', content: [paragraph(text)] }]
  const line = 'قالت شركة Boeing'
  const content = [{ type: 'text', text: line }]
  const signs: [string, object][] = [
    ['## ', { type: 'heading', attrs: { level: 2 }, content }],
    ['### ', { type: 'heading', attrs: { level: 3 }, content }],
    ['> ', { type: 'blockquote', attrs: { attribution: '' }, content: [paragraph(line)] }],
    ['- ', { type: 'bulletList', content: items(line) }],
    ['1. ', { type: 'orderedList', content: items(line) }],
    ['١. ', { type: 'orderedList', content: items(line) }],
  ]
  const rewrite = async (text: string) => {
    await at.page.evaluate('desk.editor().commands.clearContent(true)')
    await at.page.keyboard.type(text)
  }

  test('Backspace restores the typed characters', { tags: 'long' }, async () => {
    await write('')
    for (const [sign, block] of signs) {
      await rewrite(sign + line)
      expect((await at.document()).content).toEqual([block])
      await rewrite(sign)
      await press('Backspace')
      await at.page.keyboard.type(line)
      expect((await at.document()).content).toEqual([paragraph(sign + line)])
    }
    expect(at.errors).toEqual([])
  })

  test('do not apply within a line or where the block is not allowed; two quotations stay separate', async () => {
    const kinds = async () => (await at.document()).content.map(({ type }) => type)
    await write('قيل ## كذا')
    await press('Enter')
    await at.page.keyboard.type('- بند > كذا')
    await press('Enter')
    await at.page.keyboard.type('## عنوان')
    expect(await kinds()).toEqual(['paragraph', 'bulletList'])
    expect(await text()).toContain('## عنوان')
    await rewrite('> أول')
    await press('Enter', 'Enter')
    await at.page.keyboard.type('> ثان')
    expect(await kinds()).toEqual(['blockquote', 'blockquote'])
  })
})

test('bold works by keyboard on an Arabic layout, where the B key writes two letters', async () => {
  await write('خبر')
  await press('Control+a')
  await at.caret()
  await at.page.evaluate(() => {
    const init = { key: 'لا', code: 'KeyB', keyCode: 66, ctrlKey: true, bubbles: true, cancelable: true }
    document.querySelector('.body-text')!.dispatchEvent(new KeyboardEvent('keydown', init))
  })
  expect((await at.document()).content).toEqual([
    { type: 'paragraph', content: [{ type: 'text', text: 'خبر', marks: [{ type: 'strong' }] }] },
  ])
})
