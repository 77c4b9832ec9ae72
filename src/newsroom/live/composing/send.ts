/** Sends a draft in steps until the server has it in the intended state; each step may be repeated safely. */
import { ApiProblem, api, type BodyOf } from '../../api.ts'
import { contentHash, merge, sameContent } from '../../drafts/merge.ts'
import type { Entry } from '../coverage.ts'
import { contentOf, type EntryDraft } from './entry-draft.ts'

/** A broken connection would otherwise block for minutes. */
const patience = () => AbortSignal.timeout(15_000)

const onePath = '/coverages/{id}/entries/{entryId}'
const post = (id: number, body: BodyOf<'post', '/coverages/{id}/entries'>) =>
  api.post('/coverages/{id}/entries', { params: { id }, body, signal: patience() })

export interface Sending {
  coverageId: number
  /** The draft's current state, because it may be edited while it is sent. */
  read(): EntryDraft | undefined
  change(part: Partial<EntryDraft>): void
}

/** @throws ApiProblem or a TimeoutError; a conflict also ends sending, and is in the draft's status */
export async function send(sending: Sending): Promise<void> {
  for (let steps = 0; steps < 10; steps++) {
    const draft = sending.read()
    if (!draft || draft.status.kind === 'conflict') return
    // A colleague published it meanwhile: readers now see each change, so only the person may send it.
    if (draft.isPublic && !draft.intent) return
    if (draft.intent?.kind === 'discard') return await discard(sending, draft)
    if (draft.id === null) await create(sending, draft)
    else if (!sameContent(draft.base, draft.content)) await save(sending, draft)
    else return await fulfil(sending, draft)
  }
}

async function create({ coverageId, change }: Sending, draft: EntryDraft): Promise<void> {
  const { content, key, pinned, isTried } = draft
  change({ isTried: true })
  const publish = draft.intent?.kind === 'publish'
  const entry = await post(coverageId, { key, ...content, pinned, publish })
  // An earlier response may have been lost: the content stored then may be older than the present one.
  const base = isTried ? contentOf(entry) : content
  change({ id: entry.id, version: entry.version, base, isPublic: entry.state === 'published' })
}

/** A draft may be on the server even without a response: it is looked up by its key and deleted. */
async function discard({ coverageId }: Sending, { key, content, id }: EntryDraft): Promise<void> {
  const entryId = id ?? (await post(coverageId, { key, ...content, publish: false })).id
  await api.del(onePath, { params: { id: coverageId, entryId } }).catch((problem: unknown) => {
    if (!(problem instanceof ApiProblem) || problem.status !== 404) throw problem
  })
}

async function save(sending: Sending, draft: EntryDraft): Promise<void> {
  const { content, version, sent } = draft
  const params = { id: sending.coverageId, entryId: draft.id! }
  const hash = contentHash(content)
  sending.change({ sent: [...(sent ?? []).filter((one) => one !== hash), hash].slice(-20) })
  try {
    const saved = await api.put(onePath, { params, body: { ...content, version }, signal: patience() })
    sending.change({ version: saved.version, base: content, sent: [] })
  } catch (problem) {
    if (!(problem instanceof ApiProblem) || problem.status !== 409) throw problem
    meet(sending, await api.get(onePath, { params }))
  }
}

/** The server had a newer version: our own whose response was lost, or a colleague's. */
function meet({ read, change }: Sending, theirs: Entry): void {
  const draft = read()
  if (!draft) return
  if (theirs.state === 'unpublished') throw new ApiProblem(410, { code: 'unpublished' })
  const found = contentOf(theirs)
  const known = { base: found, version: theirs.version, isPublic: theirs.state === 'published', sent: [] }
  if (draft.sent.includes(contentHash(found))) {
    change(known)
    return
  }
  const merged = merge(draft.base, draft.content, found)
  if (merged.conflicts.length > 0) change({ content: merged.content, status: { kind: 'conflict', theirs } })
  else change({ ...known, content: merged.content })
}

async function fulfil({ coverageId, change }: Sending, draft: EntryDraft): Promise<void> {
  const { intent, id, version, pinned } = draft
  const given = { params: { id: coverageId, entryId: id! }, signal: patience() }
  if (intent?.kind === 'publish' && !draft.isPublic) {
    await api.post(`${onePath}/publish`, { ...given, body: { version } }).catch(async (problem: unknown) => {
      const isThere = problem instanceof ApiProblem && problem.status === 409
      if (!isThere || (await api.get(onePath, { params: given.params })).state !== 'published') throw problem
    })
    change({ isPublic: true })
    if (pinned) await api.put(`${onePath}/pin`, { ...given, signal: patience(), body: { pinned } })
  }
  if (intent?.kind === 'leave' && intent.assignee !== undefined)
    await api.put(`${onePath}/assignee`, { ...given, body: { staffId: intent.assignee } })
}
