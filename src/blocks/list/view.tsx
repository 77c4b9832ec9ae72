import { inlines, type Shown } from '../../site/parts/body-text.tsx'
import type { BulletList, ListItem, OrderedList } from './block.ts'

export function listView({ type, content }: BulletList | OrderedList, { base }: Shown) {
  const items = content.map((item) => itemView(item, base))
  return type === 'bulletList' ? <ul>{items}</ul> : <ol>{items}</ol>
}

const itemView = ({ content }: ListItem, base: 'rtl' | 'ltr') => (
  <li>
    {content.map((one, at) => (at === 0 ? inlines(one.content, base) : <p>{inlines(one.content, base)}</p>))}
  </li>
)
