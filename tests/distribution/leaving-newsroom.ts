/** A small newsroom with one of everything that an export for another program carries. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import type { Block } from '../../src/body/document.ts'
import { trashArticle } from '../../src/content/articles/desk.ts'
import { publishArticle, unpublishArticle } from '../../src/content/articles/publish.ts'
import { removeArticle } from '../../src/content/articles/remove.ts'
import { createArticle } from '../../src/content/articles/write.ts'
import { addMedia } from '../../src/content/media/write.ts'
import { savePage } from '../../src/content/pages/pages.ts'
import { savePerson } from '../../src/content/people/people.ts'
import { saveSection } from '../../src/content/sections/sections.ts'
import { saveStory } from '../../src/content/stories/write.ts'
import { storePicture } from '../../src/ingest/pictures/store.ts'
import { execute } from '../../src/kernel/run.ts'
import { keepOriginal } from '../../src/platform/media/keep.ts'
import { writeComment } from '../comments/write.ts'
import { desk, type TestDatabase } from '../harness.ts'

type Db = TestDatabase['db']
export const siteUrl = 'https://news.example'

const paragraph = (text: string, href?: string): Block => ({
  type: 'paragraph',
  content: [{ type: 'text', text, ...(href && { marks: [{ type: 'link', attrs: { href } }] }) }],
})

async function picture(db: Db, mediaDir: string, background: string, facts: Record<string, unknown>) {
  const bytes = await sharp({ create: { width: 400, height: 300, channels: 3, background } })
    .jpeg()
    .toBuffer()
  const { file, contentType, width, height, sizeInBytes } = await storePicture({ mediaDir, bytes })
  const { id } = await execute(db, desk, addMedia, {
    ...{ file, contentType, width, height, sizeInBytes },
    ...facts,
  })
  return { id, file, bytes }
}

/** Fills an empty newsroom; answers the ids of what is in it. */
export async function fillNewsroom(db: Db, mediaDir: string) {
  const section = (await execute(db, desk, saveSection, { name: 'العالم', slug: 'world' })).id
  const other = (await execute(db, desk, saveSection, { name: 'الاقتصاد', slug: 'economy' })).id
  const author = (await execute(db, desk, savePerson, { name: 'ليلى حداد', bio: 'مراسلة في الميناء.' })).id
  const second = (await execute(db, desk, savePerson, { name: 'سامر نور' })).id
  const story = (await execute(db, desk, saveStory, { name: 'ميناء الشمال' })).id
  const lead = await picture(db, mediaDir, '#468', {
    ...{ caption: 'الرصيف', altText: 'رصيف وسفن', creditline: 'هدى سالم / الضفاف' },
  })
  const inText = await picture(db, mediaDir, '#864', { caption: 'السفينة' })
  const secret = await picture(db, mediaDir, '#111', { embargoedUntil: new Date('2150-01-01') })
  const table = await keepOriginal(mediaDir, Buffer.from('المدينة,السكان\n'), 'csv')
  const document = await execute(db, desk, addMedia, {
    ...{ type: 'document', contentType: 'text/csv; charset=utf-8', caption: 'جدول السكان', ...table },
  })
  const write = async (headline: string, more: object = {}) =>
    (await execute(db, desk, createArticle, { content: { headline, sectionId: section, ...more } })).id
  const publish = async (id: number, more: object = {}) => {
    await execute(db, desk, publishArticle, { id, ...more })
    return id
  }
  await execute(db, desk, savePage, {
    ...{ slug: 'about', title: 'من نحن' },
    body: { type: 'doc', content: [paragraph('صحيفة المرفأ.')] },
  })
  const first = await publish(await write('السفينة الأولى تصل'))
  const full = await publish(
    await write('الميناء يفتح أبوابه & «السوق»', {
      ...{ standfirst: 'خلاصة الخبر', mediaId: lead.id, authorIds: [author, second], storyIds: [story] },
      ...{ keywords: ['الملاحة'], secondarySectionIds: [other], searchTitle: 'الميناء', noindex: true },
      ...{ kicker: 'خاص', dateline: 'المرفأ' },
      body: {
        type: 'doc',
        content: [
          paragraph('نص فيه [gallery] و ]]> و <b>.'),
          paragraph('خبر سابق', `/articles/${first}/x`),
          { type: 'figure', attrs: { mediaId: inText.id, caption: '' } },
          { type: 'figure', attrs: { mediaId: secret.id, caption: 'لا تظهر' } },
          { type: 'file', attrs: { mediaId: document.id, title: 'الجدول' } },
          { type: 'articleCard', attrs: { articleId: first } },
          { type: 'factBox', attrs: { title: 'أرقام' }, content: [paragraph('عشر سفن')] },
          { type: 'blockquote', attrs: { attribution: 'الوزير' }, content: [paragraph('سنفتح الميناء.')] },
        ] as Block[],
      },
    }),
  )
  await db.insertInto('corrections').values({ articleId: full, note: 'العدد عشر' }).execute()
  const asked = await writeComment(db, { articleId: full, text: 'متى تصل السفينة التالية؟' })
  const answered = await writeComment(db, { articleId: full, text: 'يوم الأحد <قريبًا>', parentId: asked.id })
  await db
    .updateTable('comments')
    .set({ state: 'published' })
    .where('id', 'in', [asked.id, answered.id])
    .execute()
  const draft = await write('مسودة لم تنشر', { body: { type: 'doc', content: [paragraph('سر المسودة')] } })
  const scheduled = await publish(
    await write('خبر الغد', { embargoedUntil: new Date('2150-01-02T10:00:00Z') }),
    {
      at: new Date('2150-01-02T09:00:00Z'),
    },
  )
  const withdrawn = await publish(await write('خبر مسحوب'))
  await execute(db, desk, unpublishArticle, { id: withdrawn, reason: 'خطأ' })
  const removed = await publish(await write('خبر أزيل بحكم'))
  await execute(db, desk, removeArticle, { id: removed, legalReason: 'حكم' })
  const trashed = await write('في السلة')
  await execute(db, desk, trashArticle, { id: trashed, trashed: true })
  await db
    .insertInto('redirects')
    .values([
      { key: '/2019/old-name', targetKind: 'article', targetId: full, status: 301, origin: 'import' },
      { key: '/?p=16', targetKind: 'article', targetId: full, status: 301, origin: 'import' },
      { key: '/gone', status: 410, origin: 'person' },
    ])
    .execute()
  await db
    .insertInto('subscribers')
    .values([
      { email: 'reader@example.org', state: 'confirmed', daily: true, breaking: false, sectionIds: [] },
      { email: 'left@example.org', state: 'unsubscribed', daily: true, breaking: false, sectionIds: [] },
      { email: 'pending@example.org', state: 'pending', daily: true, breaking: false, sectionIds: [] },
    ])
    .execute()
  return {
    ...{ section, other, author, second, story, lead, inText, secret, document: document.id },
    ...{ first, full, draft, scheduled, withdrawn, removed, trashed, asked: asked.id, answered: answered.id },
  }
}

/** All text of the files below a folder whose names have this ending. */
export const textBelow = (folder: string, ending: RegExp): string =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => ending.test(name))
    .sort()
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('\n')
