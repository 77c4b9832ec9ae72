/** Sets when an arranged article leaves the front page by itself; published with the order. */
import { ActionIcon, Popover } from '@mantine/core'
import IconClock from '@tabler/icons-react/icons/IconClock'
import { useMessages } from '../messages.ts'
import { MomentField } from '../ui/moment-field.tsx'
import type { FrontArticle } from './front.tsx'
import { messages } from './messages.ts'
import { messages as placementMessages } from './placement-messages.ts'

export function EndButton({ article, end }: { article: FrontArticle; end(endsAt: string | null): void }) {
  const w = useMessages(messages)
  const p = useMessages(placementMessages)
  const endsAt = article.endsAt ?? null
  return (
    <Popover width={320} trapFocus returnFocus withinPortal position="bottom-end">
      <Popover.Target>
        <ActionIcon
          variant={endsAt ? 'light' : 'subtle'}
          color={endsAt ? 'teal' : 'gray'}
          aria-label={w.setEnd(article.headline)}
        >
          <IconClock size={18} aria-hidden />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown>
        <MomentField
          label={p.ends}
          description={p.endsHint}
          value={endsAt}
          onChange={end}
          error={endsAt && Date.parse(endsAt) <= Date.now() ? p.past : undefined}
        />
      </Popover.Dropdown>
    </Popover>
  )
}
