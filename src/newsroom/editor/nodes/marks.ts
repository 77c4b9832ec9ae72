/** The marks of a body, in the order in which they are nested. */
import { Mark } from '@tiptap/core'
import { isLinkAddress } from '../../../body/address.ts'
import { markElements, type PlainMark } from '../../../body/inline.ts'

export const Link = Mark.create({
  name: 'link',
  priority: 1_000,
  inclusive: false,
  addAttributes: () => ({ href: { default: '' } }),
  parseHTML: () => [
    {
      tag: 'a[href]',
      getAttrs: (anchor) => isLinkAddress(anchor.getAttribute('href') ?? '') && null,
    },
  ],
  renderHTML: ({ HTMLAttributes }) => [
    'a',
    { href: isLinkAddress(HTMLAttributes.href) ? HTMLAttributes.href : '', rel: 'noopener' },
    0,
  ],
})

export const Strong = Mark.create({
  name: 'strong',
  priority: 900,
  parseHTML: () => [{ tag: 'strong' }, { tag: 'b' }],
  renderHTML: () => ['strong', 0],
})

export const Em = Mark.create({
  name: 'em',
  priority: 800,
  parseHTML: () => [{ tag: 'em' }, { tag: 'i' }],
  renderHTML: () => ['em', 0],
})

const plainMark = (name: PlainMark, priority: number, others: string[], excludes = name as string) =>
  Mark.create({
    name,
    priority,
    excludes,
    parseHTML: () => [markElements[name], ...others].map((tag) => ({ tag })),
    renderHTML: () => [markElements[name], 0],
  })

export const Underline = plainMark('underline', 700, ['ins'])
export const Strike = plainMark('strike', 600, ['strike', 'del'])
/** A letter is either raised or lowered. */
export const Superscript = plainMark('superscript', 500, [], 'superscript subscript')
export const Subscript = plainMark('subscript', 400, [], 'superscript subscript')
