/** The content that a preview can show. */
import { z } from 'zod'
import { colour, id, line, optionalId } from '../../kernel/fields.ts'
import { announcement, brandMembers } from '../brand/shape.ts'
import { givenBlocks, layoutScope } from '../layouts/layout.ts'

export const previewed = z.discriminatedUnion('kind', [
  /** An article with its latest revision. */
  z.strictObject({ kind: z.literal('article'), id }),
  z.strictObject({ kind: z.literal('front'), articleIds: z.array(id).max(60) }),
  /** The page of a scope with these blocks. */
  z.strictObject({ kind: z.literal('layout'), scope: layoutScope, blocks: givenBlocks }),
  /** The stories panel in this order. */
  z.strictObject({
    kind: z.literal('stories'),
    ids: z.array(id).max(200),
    pinnedIds: z.array(id).max(200).optional(),
  }),
  /** The front under another brand. */
  z.strictObject({
    kind: z.literal('brand'),
    brand: z
      .strictObject({
        ...{ logo: brandMembers.logo, logoDark: brandMembers.logoDark, colours: brandMembers.colours },
        ...{ faces: brandMembers.faces, menu: brandMembers.menu, footer: brandMembers.footer },
        announcement: announcement.omit({ endsAt: true }).nullable(),
      })
      .partial(),
    accent: colour.optional(),
    breakingColour: colour.optional(),
  }),
  z.strictObject({ kind: z.literal('breaking'), text: line(200), articleId: optionalId.default(null) }),
])
export type Previewed = z.output<typeof previewed>
