/** The newsroom's list of articles. */

import { z } from 'zod'
import { moduleKindName } from '../../content/articles/content.ts'
import { idText, numberText } from '../../kernel/fields.ts'
import { articleKinds } from '../../language/article-kinds.ts'
import { isId } from '../../values/id.ts'
import { operation } from '../operation.ts'
import { deskStates } from '../terms.ts'
import { givenMoment, list } from '../values.ts'
import { deskArticle } from './row.ts'

const yes = z.enum(['true', 'false']).transform((value) => value === 'true')

/** A cursor contains the last row of a page: the time that orders the list, and the id. */
const cursor = z
  .string()
  .regex(/^[1-9]\d{3}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?Z\.\d{1,10}$/, 'is not a cursor of this list')
  .transform((text) => {
    const [, at, last] = /^(.+)Z\.(\d+)$/.exec(text)!
    return { at: at!, id: Number(last) }
  })
  .refine(({ at, id }) => !Number.isNaN(Date.parse(`${at}Z`)) && isId(id), 'is not a cursor of this list')

export const articleListOperations = {
  listArticles: operation({
    method: 'get',
    path: '/articles',
    name: 'listArticles',
    may: 'read',
    summary:
      'Lists articles in all states by the time of their last edit; those in the trash only when requested.',
    query: z.object({
      state: z.enum(deskStates).optional(),
      kind: z.union([z.enum(articleKinds), moduleKindName]).optional(),
      sectionId: idText.optional(),
      storyId: idText.optional(),
      /** The author, in public or in the latest revision. */
      personId: idText.optional(),
      staffId: idText.optional(),
      mine: yes.optional(),
      submitted: yes.optional(),
      returned: yes.optional(),
      q: z.string().max(300).optional(),
      from: givenMoment.optional(),
      to: givenMoment.optional(),
      order: z.enum(['newest', 'oldest']).default('newest'),
      after: cursor.optional(),
      limit: numberText(1, 100).default(50),
    }),
    answer: list(deskArticle),
  }),
}
