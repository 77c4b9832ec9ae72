/** /media/cards: what stands for an article or a coverage without a picture where its address is shared. */
import { hash } from 'node:crypto'
import { coverageById } from '../content/coverage/read.ts'
import type { Publication } from '../content/publication/publication.ts'
import { readPublication } from '../content/publication/publication.ts'
import type { Reading } from '../content/reading.ts'
import { createMemo } from '../delivery/memo.ts'
import { createStore } from '../delivery/store.ts'
import { direction, stripBidi } from '../language/bidi.ts'
import { type Card, cardSize, drawCard } from '../platform/media/card.ts'
import type { MediaStore } from '../platform/media/store.ts'
import { tones } from './colours.ts'
import type { Located, Media } from './media.ts'

/** What a page says of its card. */
export interface CardSubject {
  kind: 'articles' | 'coverage'
  id: number
  headline: string
  section: string | undefined
  language: string
}

/** Changes with how cards look, so that all are drawn anew. */
const design = 1

function cardOf(subject: CardSubject, { name, accent }: Publication): Card & { version: string } {
  const card = {
    ...{ headline: stripBidi(subject.headline), label: subject.section ?? '', name },
    ...{ accent: tones(accent).light, direction: direction(subject.language) },
  }
  return { ...card, version: hash('sha256', JSON.stringify([design, card]), 'hex').slice(0, 16) }
}

/** The address changes with the words, so that it can be kept for ever. */
export function cardUrl(subject: CardSubject, publication: Publication) {
  const { version } = cardOf(subject, publication)
  return { url: `/media/cards/${subject.kind}-${subject.id}/${version}.png`, ...cardSize }
}

async function subjectOf(reading: Reading, kind: string, id: number): Promise<CardSubject | null> {
  if (kind === 'coverage') {
    const coverage = await coverageById(reading, id)
    return coverage && { ...coverage, kind, section: coverage.section?.name }
  }
  reading.note(`article:${id}`)
  const row = await reading.db
    .selectFrom('publicArticles as a')
    .leftJoin('sections as s', 's.id', 'a.sectionId')
    .select(['a.headline', 'a.language', 'a.sectionId', 's.name'])
    .where('a.id', '=', id)
    .executeTakeFirst()
  if (!row) return null
  if (row.sectionId) reading.note(`section:${row.sectionId}`)
  return { ...row, kind: 'articles', id, section: row.name ?? undefined }
}

interface Options {
  db: Reading['db']
  store: MediaStore
  /** The faces to draw with. */
  faces: string[]
  onError(error: unknown, key: string): void
}

const address = /^\/media\/cards\/((articles|coverage)-([1-9]\d{0,9}))\/([0-9a-f]{16})\.png$/

/** Drawn when a card is first asked for, of what is public now and by its present address alone. */
export function createCards({ db, store, faces, onError }: Options): Media {
  const facts = createStore(1024 * 1024)
  const cards = createMemo<{ card: ReturnType<typeof cardOf> | null }>(facts, {
    async load(key, note) {
      const [kind, id] = key.split('-') as [string, string]
      const subject = await subjectOf({ db, note }, kind, Number(id))
      return { card: subject && cardOf(subject, await readPublication({ db, note })) }
    },
    sizeOf: () => 1_200,
    isRare: ({ card }) => card === null,
    graceMilliseconds: () => 0,
    onStale: () => {},
    onFailure: onError,
  })

  async function locate(path: string): Promise<Located> {
    const [, key, , id, version] = (address.exec(path) ?? []) as unknown as [
      string,
      string,
      string,
      string,
      string,
    ]
    if (key === undefined || Number(id) > 2_147_483_647) return null
    const { card } = cards.fresh(key)?.value ?? (await cards.get(key))
    if (card === null) return null
    if (version !== card.version) return { movedTo: path.replace(version, card.version) }
    const drawn = await store.drawn(`${version}.png`, () => drawCard(card, faces))
    return { path: drawn, contentType: 'image/png' }
  }

  return { locate, touch: (topics) => facts.touch(topics) }
}
