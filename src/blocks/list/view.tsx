import { inlines, type Shown } from '../../site/parts/body-text.tsx'
import type { BulletList, ListItem, OrderedList } from './block.ts'

export function listView(list: BulletList | OrderedList, shown: Shown) {
  const items = list.content.map((item) => itemView(item, shown))
  return list.type === 'bulletList' ? <ul>{items}</ul> : <ol start={list.attrs?.start}>{items}</ol>
}

const itemView = ({ content }: ListItem, shown: Shown) => (
  <li>
    {content.map((one, at) => {
      if (one.type !== 'paragraph') return listView(one, shown)
      const line = inlines(one.content, shown.base)
      return at === 0 ? line : <p>{line}</p>
    })}
  </li>
)
