/** Compares a WordPress export with what it became here: items, texts, media files, comments, old addresses. */
import type { Kysely } from 'kysely'
import { type KnownItem, knownItems } from '../../../content/imports/items.ts'
import type { Tables } from '../../../kernel/tables.ts'
import { versionOf } from '../../../kernel/versions.ts'
import { siteKey } from '../../archive/identity.ts'
import type { Mapping } from '../../archive/mapping.ts'
import type { ArchiveRun } from '../../archive/run.ts'
import type { Uploads } from '../../archive/uploads.ts'
import {
  type AskSite,
  checkAddresses,
  importedAddresses,
  type OldAddressQuestion,
} from '../../archive/verify/addresses.ts'
import type { Explanations, Findings } from '../../archive/verify/findings.ts'
import { checkFiles } from '../../archive/verify/media.ts'
import { firstDifference, lettersOf, wordsOfBody } from '../../archive/verify/words.ts'
import type { WxrPost } from '../items.ts'
import { attachmentsOf, fileOf } from '../move/attachments.ts'
import { type Heads, oldIdOf, readHeads } from '../move/heads.ts'
import { roleOf } from '../move/types.ts'
import { readWxr } from '../read.ts'
import { plainWords } from '../values.ts'
import { checkComments } from './comments.ts'
import { wordsOfPost } from './source-words.ts'

export interface VerifyContext {
  db: Kysely<Tables>
  /** An export of Ghost is compared as one of WordPress. */
  system: 'wordpress' | 'ghost'
  /** The address of the old site. */
  address: string
  mapping: Mapping
  uploads: Uploads | null
  ask: AskSite
  findings: Findings
  explanations: Explanations
  signal: AbortSignal
  progress(phase: string, done: number, total: number): void
}

const batchSize = 200
/** Losses that change no word of the text: the words within shortcodes stay. */
const noWords =
  /^shortcode|page break|custom field|keyword|template|canonical|description|search engine|social|author|first on the front|featured picture|drafts? here|taxonom|link without a target|link around|^comment|answer|title|headline|slug|date|pages below|sticky|gallery|comments/i

/** Why an article or a page is not here as the export has it; null when nothing explains it. */
const reasonOf = (kinds: Iterable<string>) => {
  const all = [...kinds]
  return all.length > 0 ? all.join('; ') : null
}

interface Stored {
  headline: string
  body: Tables['articles']['body'] extends { __select__: infer S } ? S : never
  isChanged: boolean
  isPublic: boolean
}

/** What the imported items of a batch are now, by "kind:id". */
async function readStored({ db }: VerifyContext, items: KnownItem[]): Promise<Map<string, Stored>> {
  const stored = new Map<string, Stored>()
  const idsOf = (kind: string) => items.filter((one) => one.kind === kind).map(({ itemId }) => itemId)
  const revisions = new Map(items.map((one) => [`${one.kind}:${one.itemId}`, one.revision]))
  const [articleIds, pageIds] = [idsOf('article'), idsOf('page')]
  if (articleIds.length > 0) {
    const rows = await db
      .selectFrom('articles')
      .select(['id', 'headline', 'body', 'latestRevision', 'state', 'trashedAt'])
      .where('id', 'in', articleIds)
      .execute()
    for (const { id, headline, body, latestRevision, state, trashedAt } of rows)
      stored.set(`article:${id}`, {
        ...{ headline, body: body as never, isChanged: latestRevision !== revisions.get(`article:${id}`) },
        isPublic: state === 'published' && trashedAt === null,
      })
  }
  if (pageIds.length > 0) {
    const rows = await db
      .selectFrom('pages')
      .select(['id', 'title', 'body'])
      .where('id', 'in', pageIds)
      .execute()
    for (const { id, title, body } of rows) {
      const isChanged = (await versionOf({ db }, 'page', id)) !== revisions.get(`page:${id}`)
      stored.set(`page:${id}`, { headline: title, body: body as never, isChanged, isPublic: true })
    }
  }
  return stored
}

interface Waiting {
  post: WxrPost
  oldId: string
}

async function checkPosts(waiting: Waiting[], heads: Heads, context: VerifyContext): Promise<void> {
  const { db, system, address, findings, explanations } = context
  const site = siteKey(address)
  const wanted = waiting.map(({ post, oldId }) => ({ type: post.type, oldId }))
  const known = await knownItems({ db }, { system, site }, wanted)
  const stored = await readStored(context, [...known.values()])
  const questions: OldAddressQuestion[] = []
  const withComments: { post: WxrPost; articleId: number }[] = []
  for (const { post, oldId } of waiting) {
    const thing = { type: post.type, oldId, title: plainWords(post.title), address: post.link }
    const reported = explanations.of(post.type, oldId)
    const item = known.get(`${post.type}:${oldId}`)
    const here = item && stored.get(`${item.kind}:${item.itemId}`)
    if (!item?.hash || item.undoneAt || !here) {
      const isRule = post.status === 'auto-draft' || post.status === 'inherit'
      const because = item?.undoneAt
        ? 'the import was taken back'
        : item?.hash
          ? 'the newsroom deleted it'
          : here
            ? 'it was removed here for legal reasons'
            : isRule
              ? 'revisions and automatic drafts are left out'
              : reasonOf(reported)
      findings.differs({ part: 'items', kind: 'an item that is not here', because, ...thing })
      continue
    }
    findings.equal('items')
    compareText(post, here, heads, context, thing, reported)
    if (item.kind === 'article') withComments.push({ post, articleId: item.itemId })
    const kind = item.kind === 'page' ? 'page' : 'article'
    const expected = { kind, id: item.itemId } as const
    if (post.link) questions.push({ address: post.link, expected, ...pick(thing) })
    if (post.id > 0 && system === 'wordpress')
      questions.push({ address: `/?p=${post.id}`, expected, ...pick(thing) })
  }
  await checkComments(withComments, context)
  await checkAddresses(questions, context)
}

const pick = ({ type, oldId, title }: { type: string; oldId: string; title: string }) => ({
  type,
  oldId,
  title,
})

function compareText(
  post: WxrPost,
  here: Stored,
  heads: Heads,
  { findings }: VerifyContext,
  thing: { type: string; oldId: string; title: string; address: string },
  reported: ReadonlySet<string>,
): void {
  const before = wordsOfPost(post, heads.reusable)
  const after = wordsOfBody(here.body)
  const isTitled = !thing.title || lettersOf(thing.title).startsWith(lettersOf(here.headline).slice(0, 150))
  if (lettersOf(before) === lettersOf(after) && isTitled) {
    findings.equal('texts')
    return
  }
  const because = here.isChanged
    ? 'the newsroom changed it since'
    : reasonOf([...reported].filter((kind) => !noWords.test(kind)))
  const detail = isTitled ? firstDifference(before, after) : `the headline is “${here.headline}”`
  findings.differs({ part: 'texts', kind: 'a text with other words', because, ...thing, detail })
}

/** Compares all files of an export. */
export async function verifyWordPress(files: string[], context: VerifyContext): Promise<void> {
  const { db, system, address, mapping, signal, findings, explanations, uploads, progress } = context
  const heads = await readHeads(files, { mapping, signal, onPost() {}, async onItem() {} })
  const run = { system, address } as ArchiveRun
  const media = { db, system, site: siteKey(address), uploads, findings, explanations }
  const { length } = heads.attachments
  let checked = 0
  for await (const attachments of length > 0 ? attachmentsOf(files, signal) : []) {
    signal.throwIfAborted()
    const found = attachments.map((one) => fileOf(one, run, 'UTC'))
    await checkFiles(found, 'attachment', media)
    checked += found.length
    progress('media files', checked, length)
  }
  let waiting: Waiting[] = []
  let done = 0
  const flush = async () => {
    await checkPosts(waiting, heads, context)
    done += waiting.length
    waiting = []
    progress('texts, comments and addresses', done, heads.posts.size)
  }
  for await (const item of readWxr(files, { signal })) {
    signal.throwIfAborted()
    if (item.kind !== 'post') continue
    const role = roleOf(item.type, mapping)
    if (role === 'system' || role === 'nothing') continue
    waiting.push({ post: item, oldId: oldIdOf(item, heads) })
    if (waiting.length === batchSize) await flush()
  }
  await flush()
  let asked = 0
  for await (const questions of importedAddresses(db)) {
    signal.throwIfAborted()
    await checkAddresses(questions, context)
    asked += questions.length
    progress('further addresses', asked, 0)
  }
}
