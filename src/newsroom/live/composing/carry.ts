/** One step after another until the server has a piece as it is wished; each step may be made twice without harm. */
import { ApiProblem, api } from '../../api.ts'
import { merge, sameContent } from '../../writing/saving/merge.ts'
import type { Entry } from '../coverage.ts'
import { type Content, contentOf, type Piece } from './piece.ts'

/** A network that was cut without a word would be waited for by the minute. */
const patience = () => AbortSignal.timeout(15_000)

export interface Carrying {
  path: string
  /** As it is at this moment: it is written on while it is carried. */
  read(): Piece | undefined
  change(part: Partial<Piece>): void
}

/** @throws ApiProblem, also a TimeoutError; a clash ends it too, in the piece's status */
export async function carry(carrying: Carrying): Promise<void> {
  for (let steps = 0; steps < 10; steps++) {
    const piece = carrying.read()
    if (!piece || piece.status.kind === 'clash') return
    // A colleague published it meanwhile: from here on readers see each change, so a person has to say it.
    if (piece.isPublic && !piece.wish) return
    if (piece.wish?.kind === 'discard') return await discard(carrying, piece)
    if (piece.id === null) await create(carrying, piece)
    else if (!sameContent(piece.base, piece.content)) await save(carrying, piece)
    else return await fulfil(carrying, piece)
  }
}

async function create({ path, change }: Carrying, piece: Piece): Promise<void> {
  const { content, key, pinned, isTried } = piece
  change({ isTried: true })
  const publish = piece.wish?.kind === 'publish'
  const entry = await api.post<Entry>(path, { key, ...content, pinned, publish }, patience())
  // An answer may have been lost before: what was taken then can be older than what is here now.
  const base = isTried ? contentOf(entry) : content
  change({ id: entry.id, version: entry.version, base, isPublic: entry.state === 'published' })
}

/** Also a draft of which the server has told nothing yet: asked for by its key, it is there once, and goes. */
async function discard({ path }: Carrying, { key, content, id }: Piece): Promise<void> {
  const entry = id ?? (await api.post<Entry>(path, { key, ...content, publish: false }, patience())).id
  await api.del(`${path}/${entry}`).catch((problem: unknown) => {
    if (!(problem instanceof ApiProblem) || problem.status !== 404) throw problem
  })
}

async function save(carrying: Carrying, piece: Piece): Promise<void> {
  const { content, version } = piece
  try {
    const saved = await api.put<{ version: number }>(
      `${carrying.path}/${piece.id}`,
      { ...content, version },
      patience(),
    )
    carrying.change({ version: saved.version, base: content })
  } catch (problem) {
    if (!(problem instanceof ApiProblem) || problem.status !== 409) throw problem
    meet(carrying, await api.get<Entry>(`${carrying.path}/${piece.id}`), content)
  }
}

/** The server had a newer version: our own, whose answer was lost, or a colleague's. */
function meet({ read, change }: Carrying, theirs: Entry, sent: Content): void {
  const piece = read()
  if (!piece) return
  if (theirs.state === 'withdrawn') throw new ApiProblem(410, { code: 'withdrawn' })
  const known = { version: theirs.version, isPublic: theirs.state === 'published' }
  const found = contentOf(theirs)
  const { content, clashes } = merge(piece.base, piece.content, found)
  if (sameContent(found, sent)) change({ ...known, base: found })
  else if (clashes.length > 0) change({ status: { kind: 'clash', theirs, fields: clashes } })
  else change({ ...known, base: found, content })
}

async function fulfil({ path, change }: Carrying, piece: Piece): Promise<void> {
  const { wish, id, version, pinned } = piece
  if (wish?.kind === 'publish' && !piece.isPublic) {
    await api.post(`${path}/${id}/publish`, { version }, patience()).catch(async (problem: unknown) => {
      const isThere = problem instanceof ApiProblem && problem.status === 409
      if (!isThere || (await api.get<Entry>(`${path}/${id}`)).state !== 'published') throw problem
    })
    change({ isPublic: true })
    if (pinned) await api.put(`${path}/${id}/pin`, { pinned }, patience())
  }
  if (wish?.kind === 'leave' && wish.holder !== undefined)
    await api.put(`${path}/${id}/holder`, { staffId: wish.holder }, patience())
}
