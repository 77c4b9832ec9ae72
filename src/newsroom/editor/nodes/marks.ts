/** The three marks of a body. They are nested in this order: link, strong, em. */
import { Mark } from '@tiptap/core'
import { isLinkAddress } from '../../../body/address.ts'

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
