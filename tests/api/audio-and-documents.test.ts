/** Audio and documents come into the library by their bytes, and go out where something public shows them. */
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { eventually, publish } from '../harness.ts'
import { type Client, openApi, type TestApi } from './api.ts'
import { docx, pdf, tagged, wav, zip } from './archives.ts'
import { encodedFilm, film } from './files.ts'

let api: TestApi
let editor: Awaited<ReturnType<TestApi['member']>>
beforeAll(async () => {
  api = await openApi()
  editor = await api.member('editor')
})
afterAll(() => api.close())

const upload = (bytes: Buffer | string, name: string, who: Client = editor) =>
  who.send('POST', `/media?filename=${encodeURIComponent(name)}`, Buffer.from(bytes) as never, {
    'Content-Type': 'text/html',
  })
const leftovers = () => {
  const folder = join(api.dataDir, 'media/incoming')
  return existsSync(folder) ? readdirSync(folder) : []
}
const table = (seed: number) => `المدينة,السكان\nالمرفأ,${seed}\n`

describe('refused files', () => {
  const html = '<html><script>alert(1)</script>'
  const files: [string, number, string, () => Buffer | string][] = [
    ['a page behind the tag of an MP3', 422, 'broken', () => tagged(64, html)],
    ['a tag longer than its file', 422, 'broken', () => tagged(200_000_000, html)],
    ['half a WAV', 422, 'broken', () => wav(2).subarray(0, 4_000)],
    ['the head of a WAV', 422, 'broken', () => wav(2).subarray(0, 12)],
    ['Ogg of no audio', 415, 'not-a-picture', () => `OggS\0\x02${'\0'.repeat(22)}\x80theora`],
    ['an M4A without sound', 422, 'broken', () => film(3).fill('M4A ', 8, 12)],
    ['a PDF that breaks off', 422, 'broken', () => pdf(1).slice(0, 30)],
    ['an archive', 415, 'not-a-picture', () => zip({ 'photos/1.jpg': 'x' })],
    ['a page before an archive', 415, 'not-a-picture', () => Buffer.concat([Buffer.from(html), docx()])],
    ['a page after an archive', 422, 'broken', () => Buffer.concat([docx(), Buffer.from(html)])],
    ['an archive that breaks off', 422, 'broken', () => docx().subarray(0, 80)],
    ['a document with macros', 422, 'program', () => docx({ 'word/vbaProject.bin': 'x' })],
    ['a document with a page', 422, 'program', () => docx({ 'word/a.html': html })],
    ['a table of bytes', 422, 'not-utf-8', () => Buffer.from('c7e1e3cfed2ce10a612c620a', 'hex')],
    ['a table that is a page', 415, 'not-a-picture', () => `<html>,a\nb,c\n`],
  ]
  test.each(files)('%s', async (_, status, reason, make) => {
    const answer = await upload(Buffer.from(make() as never, 'latin1'), 'تقرير.pdf')
    expect(answer.body).toMatchObject({ status, reason })
    expect(leftovers()).toEqual([])
  })
})

test('files are recognised by their bytes, not by their names', async () => {
  const seconds = encodedFilm('mp4') === null ? null : 1
  const files: [Buffer | string, object][] = [
    [wav(5), { type: 'audio', contentType: 'audio/wav', ending: 'wav', durationSeconds: seconds }],
    [
      film(4, { kind: 'soun' }),
      { type: 'audio', contentType: 'audio/mp4', ending: 'm4a', durationSeconds: 2 },
    ],
    [docx(), { type: 'document', ending: 'docx', durationSeconds: null }],
    [zip({ '[Content_Types].xml': '', 'xl/workbook.xml': '' }), { type: 'document', ending: 'xlsx' }],
    [pdf(2), { type: 'document', contentType: 'application/pdf', ending: 'pdf' }],
    [table(1), { type: 'document', contentType: 'text/csv; charset=utf-8', ending: 'csv' }],
  ]
  for (const [bytes, expected] of files)
    expect((await upload(bytes, 'كذب.jpg')).body.media).toMatchObject({
      ...expected,
      width: null,
      thumbnailUrl: null,
    })
  const listed = await editor.get('/media?type=audio')
  expect(listed.body.items.map(({ type }: { type: string }) => type)).toEqual(['audio', 'audio'])
})

/** Replaces the caption and the transcript of an item. */
async function describeAs(id: number, caption: string, transcript?: string, embargoedUntil?: Date | null) {
  const { body: media } = await editor.get(`/media/${id}`)
  const texts = {
    caption,
    creditline: '',
    altText: '',
    photographer: '',
    copyrightNotice: '',
    usageTerms: '',
  }
  const rest = {
    agencyId: null,
    keywords: [],
    takenAt: null,
    expiresAt: null,
    focalX: 0.5,
    focalY: 0.5,
    crops: {},
  }
  return editor.put(`/media/${id}`, { version: media.version, ...texts, ...rest, transcript, embargoedUntil })
}

test('readers get audio in parts and documents as downloads, while an article shows them', async () => {
  const sound = wav(7)
  const audio = (await upload(sound, 'a.mp3')).body.media
  const file = (await upload(table(7), 'b.csv')).body.media
  const titled = await describeAs(audio.id, 'مقابلة', 'سألناه: متى؟\r\n\r\n\r\nقال: غدًا.')
  const described = await describeAs(file.id, 'أرقام "2026"/أولية')
  expect((await editor.get(`/media/${audio.id}`)).body.transcript).toBe('سألناه: متى؟\n\nقال: غدًا.')
  const version = described.body.fileVersion
  const at = (path: string, headers: Record<string, string> = {}) => fetch(api.url + path, { headers })
  const heard = `/media/${audio.id}/${titled.body.fileVersion}/original.wav`
  const loaded = `/media/${file.id}/${version}/original.csv`
  expect([(await at(heard)).status, (await at(loaded)).status]).toEqual([404, 404])
  const body = {
    type: 'doc' as const,
    content: [
      { type: 'audio' as const, attrs: { mediaId: audio.id, title: '' } },
      { type: 'file' as const, attrs: { mediaId: file.id, title: '' } },
    ],
  }
  const id = await publish(api.db, { headline: 'تسجيل وأرقام', body })
  await eventually('readers hear it', async () => (await at(heard)).status === 200)
  await eventually('readers load it', async () => (await at(loaded)).status === 200)
  const part = await at(heard, { Range: 'bytes=0-3' })
  expect([part.status, part.headers.get('content-range'), await part.text()]).toEqual([
    206,
    `bytes 0-3/${sound.length}`,
    'RIFF',
  ])
  expect(part.headers.get('content-type')).toBe('audio/wav')
  expect((await at(heard, { Range: `bytes=${sound.length}-` })).status).toBe(416)
  for (const path of [loaded, `/api/v1/media/${file.id}/original.csv`]) {
    const answer = await at(path, { Cookie: editor.cookie })
    expect(answer.headers.get('content-disposition')).toBe(
      `attachment; filename="document.csv"; filename*=UTF-8''${encodeURIComponent('أرقام 2026 أولية')}.csv`,
    )
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    expect(answer.headers.get('content-security-policy')).toMatch(/^default-src 'none'; /)
    expect(await answer.text()).toBe(table(7))
  }
  for (const name of ['wide-320.jpg', 'full-640.avif', 'original.mp4', 'hls-master.m3u8'])
    expect((await at(`/media/${audio.id}/${titled.body.fileVersion}/${name}`)).status).toBe(404)

  const page = await (await at(`/articles/${id}`)).text()
  expect(page).toContain(`src="${heard}"`)
  expect(page).toContain(`href="${loaded}"`)
  expect(page).toContain('سألناه: متى؟')
  const found = async (word: string) =>
    (await (await at(`/search?q=${encodeURIComponent(word)}`)).text()).includes(`/articles/${id}/`)
  await eventually('its words are found', () => found('سألناه'))
  await describeAs(audio.id, 'مقابلة', undefined, new Date(Date.now() + 3_600_000))
  await eventually('its words are under embargo', async () => !(await found('سألناه')))
  await describeAs(audio.id, 'مقابلة', undefined, null)
  await eventually('its words are found again', () => found('سألناه'))
  const rss = await (await at('/feeds/latest.rss')).text()
  expect(rss).toContain(`length="${sound.length}" type="audio/wav"`)

  expect((await editor.del(`/media/${audio.id}`)).body).toMatchObject({
    status: 409,
    uses: { articles: [{ id }] },
  })
  const administrator = await api.as('administrator')
  const legalReason = 'حكم قضائي'
  expect((await administrator.post(`/media/${audio.id}/remove`, { legalReason })).status).toBe(204)
  await eventually('readers do not hear it', async () => (await at(heard)).status === 404)
  await eventually('its words are gone', async () => !(await found('سألناه')))
  expect(await (await at(`/articles/${id}`)).text()).not.toContain('سألناه')
  expect((await editor.get(`/media/${audio.id}`)).body).toMatchObject({ transcript: '', caption: '' })
})
