/**
 * How a person, a section, a story, an agency or a programme is deleted: when nothing references it, or by
 * replacing it.
 */
import { z } from 'zod'
import { id } from '../kernel/fields.ts'
import { operation, type Policy } from './operation.ts'
import { idParam } from './values.ts'

interface Thing<P extends string> {
  /** '/people' */
  path: P
  /** The singular in the names of operations: 'Person'. */
  name: string
  /** 'a person' */
  noun: string
  may: Policy
}

export const removalOperations = <const P extends string>({ path, name, noun, may }: Thing<P>) => ({
  remove: operation({
    method: 'delete',
    path: `${path}/{id}` as `${P}/{id}`,
    name: `remove${name}`,
    may,
    summary: `Deletes ${noun}. While anything references it, drafts and the trash included, that is a conflict which lists the uses (\`uses\`); with \`replaceBy\`, all of them reference the other one instead.`,
    params: idParam,
    query: z.object({ replaceBy: idParam.shape.id.optional() }),
  }),
  merge: operation({
    method: 'post',
    path: `${path}/{id}/merge` as `${P}/{id}/merge`,
    name: `merge${name}`,
    may,
    summary: `Merges ${noun} into another: every reference becomes a reference to \`into\`, and its addresses redirect there.`,
    params: idParam,
    body: z.strictObject({ into: id }),
  }),
})
