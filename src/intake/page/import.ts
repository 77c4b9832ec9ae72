/** Imports one plain-text page; known by its text, so that a second import changes nothing but what was given. */
import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import type { Kysely } from 'kysely'
import { system } from '../../content/actor.ts'
import { type BringOutcome, bringArticle } from '../../content/articles/bring.ts'
import type { Paragraph } from '../../content/body/document.ts'
import { CommandError, execute } from '../../content/command.ts'
import { addMedia } from '../../content/media/write.ts'
import type { Tables } from '../../content/tables.ts'
import { dayStart } from '../../language/days.ts'
import { openLookup } from '../ninjs/lookup.ts'
import { parsePage } from './parse.ts'

export interface PageImport {
  id: number
  outcome: BringOutcome['outcome']
  headline: string
  /** Sentences for the person who imports. */
  notices: string[]
}

const largest = 5_000_000
const actor = system('import')

/** @throws CommandError when the file holds no article, or no date and none was given */
export async function importPage({
  db,
  file,
  date,
}: {
  db: Kysely<Tables>
  file: string
  date?: string
}): Promise<PageImport> {
  const found = await stat(file).catch(() => null)
  if (!found?.isFile()) throw new CommandError('not-found', `There is no file ${file}.`)
  if (found.size > largest)
    throw new CommandError(
      'invalid',
      `${file} is larger than ${largest / 1e6} MB: it is not the text of one page.`,
    )
  const text = await readFile(file, 'utf8')
  const { timeZone, language } = await db
    .selectFrom('publication')
    .select(['timeZone', 'language'])
    .executeTakeFirstOrThrow()
  const page = parsePage(text, { before: new Date(), timeZone, date })
  if (!page.day) throw new CommandError('invalid', page.notice)
  const publishedAt = dayStart(page.day, timeZone)
  const hash = createHash('sha256')
    .update(page.headline)
    .update(page.standfirst)
    .update(page.paragraphs.join('\n'))
    .digest('hex')
  const uri = `urn:nashra:page:${hash.slice(0, 32)}`
  const known = await db
    .selectFrom('articles')
    .select(['sourceVersion', 'publishedAt'])
    .where('uri', '=', uri)
    .executeTakeFirst()
  const moved =
    known !== undefined && date !== undefined && known.publishedAt?.getTime() !== publishedAt.getTime()
  const version = String(Number(known?.sourceVersion ?? 1) + (moved ? 1 : 0))
  const lookup = await openLookup(db, actor)
  const agencyId = page.source ? await lookup.agency({ uri: null, name: page.source, url: '' }) : null
  const mediaId = page.picture ? await pictureOf(db, `${uri}:picture`, page.picture) : null
  const { id, outcome } = await execute(db, actor, bringArticle, {
    ...{ uri, version, versionCreated: publishedAt, publishedAt, state: 'published' },
    content: {
      ...{ headline: page.headline, standfirst: page.standfirst, language, agencyId, mediaId },
      body: { type: 'doc', content: page.paragraphs.map(paragraph) },
    },
  })
  return { id, outcome, headline: page.headline, notices: page.notice ? [page.notice] : [] }
}

const paragraph = (text: string): Paragraph => ({ type: 'paragraph', content: [{ type: 'text', text }] })

/** What the page says of its picture; the picture itself is not in a text. */
async function pictureOf(
  db: Kysely<Tables>,
  uri: string,
  described: { caption: string; creditline: string },
): Promise<number> {
  const known = await db.selectFrom('media').select('id').where('uri', '=', uri).executeTakeFirst()
  return known?.id ?? (await execute(db, actor, addMedia, { uri, type: 'picture', ...described })).id
}
