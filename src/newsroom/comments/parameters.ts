import type { Queue } from './comment.ts'

/** The parameters in the screen's address. */
export interface CommentParameters {
  queue?: Queue | 'bans' | undefined
  section?: number | undefined
  article?: number | undefined
  reader?: number | undefined
  comment?: number | undefined
  q?: string | undefined
}

const tabs = ['held', 'reported', 'appeals', 'decided', 'bans'] as const
const id = (value: unknown) =>
  Number.isInteger(Number(value)) && Number(value) > 0 ? Number(value) : undefined

export function readParameters({ queue, q, ...of }: Record<string, unknown>): CommentParameters {
  const asked: CommentParameters = {
    queue: tabs.find((one) => one === queue),
    ...{ section: id(of.section), article: id(of.article), reader: id(of.reader), comment: id(of.comment) },
    q: typeof q === 'string' && q !== '' ? q.slice(0, 100) : undefined,
  }
  return Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined))
}
