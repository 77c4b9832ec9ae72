// A page with nothing but the editor, in the newsroom's own surroundings; the tests act on it from outside.
import '@mantine/core/styles.layer.css'
import '../../src/newsroom/ui/fonts.css'
import '../../src/newsroom/ui/global.css'
import { MantineProvider } from '@mantine/core'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { createElement as h, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { readLinkAddress } from '../../src/body/address.ts'
import { normaliseTyped } from '../../src/body/normalise.ts'
import { treeOf } from '../../src/body/paste/dom.ts'
import { BodyDifference } from '../../src/newsroom/diff/body-difference.tsx'
import { act, actions } from '../../src/newsroom/editor/actions.ts'
import { BodyEditor } from '../../src/newsroom/editor/body-editor.tsx'
import { PublicationContext } from '../../src/newsroom/ui/formatters.ts'
import { LanguageProvider } from '../../src/newsroom/ui/language.tsx'
import { nonce } from '../../src/newsroom/ui/nonce.ts'
import { theme } from '../../src/newsroom/ui/theme.ts'

const settings = new URLSearchParams(location.search)
const language = settings.get('language') ?? 'ar'
const publication = {
  name: 'نشرة',
  language: 'ar',
  timeZone: 'Asia/Beirut',
  months: 'double',
  digits: 'latn',
  hijri: 'none',
  solar: 'none',
}
const queries = new QueryClient()
queries.setQueryData(['me'], { staff: {}, may: [], publication, twoFactor: false })

function square(text, colour) {
  const canvas = Object.assign(document.createElement('canvas'), { width: 640, height: 360 })
  const pen = canvas.getContext('2d')
  pen.fillStyle = colour
  pen.fillRect(0, 0, 640, 360)
  pen.fillStyle = '#fff'
  pen.font = '48px sans-serif'
  pen.fillText(text, 240, 190)
  return canvas.toDataURL()
}

const desk = {
  uploads: [],
  failUploads: false,
  failEmbeds: false,
  changes: 0,
  slow: false,
  waiting: [],
  language,
  editor: () => document.querySelector('.body-text').editor,
  act: (name) => act(desk.editor(), name),
  actions: Object.keys(actions),
  normaliseTyped,
  readLinkAddress,
  treeOf: (html) => treeOf(new DOMParser().parseFromString(html, 'text/html').body.childNodes),
  // Does one thing after the other, and answers the document after each.
  perform(body, steps) {
    desk.roundTrip(body)
    return steps.map((step) => {
      perform(desk.editor(), step)
      desk.editor().state.doc.check()
      return normaliseTyped(desk.editor().getJSON())
    })
  },
  roundTrip(body) {
    desk
      .editor()
      .commands.setContent({ ...body, content: body.content.length > 0 ? body.content : undefined })
    return normaliseTyped(desk.editor().getJSON())
  },
}
globalThis.desk = desk

function perform(editor, step) {
  const { view } = editor
  const spot = (part) => Math.round(part * editor.state.doc.content.size)
  if (step.act) desk.act(step.act)
  if (step.all) editor.commands.selectAll()
  if (step.caret !== undefined) editor.commands.setTextSelection(spot(step.caret))
  if (step.select) {
    const [from, to] = step.select.map(spot).sort((a, b) => a - b)
    editor.commands.setTextSelection({ from, to })
  }
  if (step.type) view.dispatch(view.state.tr.insertText(step.type))
  if (step.key) {
    const [key, shift] = step.key.split('-').reverse()
    const event = new KeyboardEvent('keydown', { key, shiftKey: Boolean(shift) })
    view.someProp('handleKeyDown', (handle) => handle(view, event))
  }
  if (step.paste) view.pasteHTML(step.paste)
}

const host = {
  pickPicture: async () => ({ mediaId: 7 }),
  pickVideo: async () => ({ mediaId: 8 }),
  pickPictures: async () => [{ mediaId: 7 }, { mediaId: 6 }, { mediaId: 5 }],
  pickAudio: async () => ({ mediaId: 9 }),
  pickDocument: async () => ({ mediaId: 10 }),
  pickArticle: async () => ({ articleId: 21 }),
  async uploadPictures(files) {
    await new Promise((done) => setTimeout(done, 50))
    if (desk.failUploads) throw new Error('الصورة أكبر من المسموح.')
    desk.uploads.push(files.map((file) => file.name))
    return files.map((_, at) => ({ mediaId: 100 + at }))
  },
  async mediaOf(mediaId) {
    if (mediaId === 404) throw new Error('gone')
    const type = { 8: 'video', 9: 'audio', 10: 'document' }[mediaId] ?? 'picture'
    return {
      thumbnailUrl: square(String(mediaId), type === 'video' ? '#374151' : '#5b7f95'),
      caption: 'ميناء المدينة عند الفجر',
      creditline: 'سلمى الحاج / وكالة الساحل',
      type,
    }
  },
  embedHosts: ['charts.example'],
  async describeEmbed(url) {
    if (desk.failEmbeds) throw new Error('no answer')
    const found = { text: '', author: 'قناة الساحل', mediaId: 7, frame: '', height: null, stillProblem: null }
    return { ...found, title: `عن ${new URL(url).host}` }
  },
  articleOf: async (articleId) => ({
    headline: 'المدينة تعيد فتح سوقها القديم بعد ترميم استمر عامين',
    address: `/articles/${articleId}`,
  }),
}

function Desk() {
  const [value, setValue] = useState(() => JSON.parse(settings.get('value') ?? '{"type":"doc","content":[]}'))
  const [before, setBefore] = useState(null)
  desk.value = value
  desk.setValue = setValue
  desk.compareWith = setBefore
  // A screen that is slow to answer holds what it was given, and lets it go one by one.
  const onChange = (next) => {
    desk.changes++
    if (desk.slow) desk.waiting.push(next)
    else setValue(next)
  }
  desk.release = async () => {
    for (const next of desk.waiting.splice(0)) {
      setValue(next)
      await new Promise((done) => setTimeout(done, 30))
    }
    desk.slow = false
  }
  return h(
    'main',
    { style: { maxInlineSize: '60rem', marginInline: 'auto', paddingInline: '0.75rem' } },
    h('h1', { style: { fontSize: '0.8rem', margin: 0 } }, 'نشرة'),
    before
      ? h(BodyDifference, { before, after: value })
      : h(BodyEditor, {
          ...host,
          value,
          onChange,
          language,
          direction: language === 'ar' ? 'rtl' : 'ltr',
          editable: settings.get('editable') !== 'no',
        }),
  )
}

createRoot(document.getElementById('root')).render(
  h(
    LanguageProvider,
    null,
    h(
      MantineProvider,
      { theme, defaultColorScheme: settings.get('scheme') ?? 'light', getStyleNonce: nonce },
      h(QueryClientProvider, { client: queries }, h(PublicationContext, { value: publication }, h(Desk))),
    ),
  ),
)
