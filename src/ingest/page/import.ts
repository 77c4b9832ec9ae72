/**
 * Imports one plain-text page. It is identified by its text, so that a second import only changes the given
 * values.
 */
import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import type { Kysely } from 'kysely'
import type { Paragraph } from '../../body/inline.ts'
import { type ImportOutcome, importArticle } from '../../content/articles/import.ts'
import { addMedia } from '../../content/media/write.ts'
import { system } from '../../kernel/actor.ts'
import { CommandError } from '../../kernel/command.ts'
import { execute } from '../../kernel/run.ts'
import type { Tables } from '../../kernel/tables.ts'
import { dayStart } from '../../language/days.ts'
import { decodeText, isMojibake } from '../../language/encoding.ts'
import { openLookup } from '../ninjs/lookup.ts'
import { parsePage } from './parse.ts'

export interface PageImport {
  id: number
  outcome: ImportOutcome['outcome']
  headline: string
  /** Sentences for the user. */
  notices: string[]
}

const largest = 5_000_000
const actor = system('import')

/** @throws CommandError when the file contains no article, or no date and none was given */
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
  if (!found?.isFile()) throw new CommandError('not-found', `The file ${file} does not exist.`)
  if (found.size > largest)
    throw new CommandError(
      'invalid',
      `${file} is larger than ${largest / 1e6} MB, so it cannot be the text of one page.`,
    )
  const read = decodeText(await readFile(file))
  if (!read)
    throw new CommandError(
      'invalid',
      `The encoding of ${file} cannot be told: save it as UTF-8 and import it again.`,
    )
  const { text } = read
  const { timeZone, language } = await db
    .selectFrom('publication')
    .select(['timeZone', 'language'])
    .executeTakeFirstOrThrow()
  const page = parsePage(text, { before: new Date(), timeZone, date })
  if (!page.day) throw new CommandError('invalid', page.notice)
  if (/\ufffd/.test(page.headline) || isMojibake(page.headline))
    throw new CommandError('invalid', `The headline "${page.headline}" was decoded with a wrong encoding.`)
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
  const { id, outcome } = await execute(db, actor, importArticle, {
    ...{
      uri,
      version,
      versionCreated: publishedAt,
      publishedAt,
      publishedDateOnly: true,
      state: 'published',
    },
    content: {
      ...{ headline: page.headline, standfirst: page.standfirst, language, agencyId, mediaId },
      body: { type: 'doc', content: page.paragraphs.map(paragraph) },
    },
  })
  const notices = [page.notice, kept[outcome] ?? ''].filter(Boolean)
  return { id, outcome, headline: page.headline, notices }
}

/** Notices for results that readers do not see. */
const kept: Partial<Record<ImportOutcome['outcome'], string>> = {
  waiting: 'Editors have unpublished this article. The import awaits their decision.',
  removed: 'This article was removed for legal reasons and was not imported.',
}

const paragraph = (text: string): Paragraph => ({ type: 'paragraph', content: [{ type: 'text', text }] })

/** The picture that the page describes; a text contains no picture itself. */
async function pictureOf(
  db: Kysely<Tables>,
  uri: string,
  described: { caption: string; creditline: string },
): Promise<number> {
  const known = await db.selectFrom('media').select('id').where('uri', '=', uri).executeTakeFirst()
  return known?.id ?? (await execute(db, actor, addMedia, { uri, type: 'picture', ...described })).id
}
