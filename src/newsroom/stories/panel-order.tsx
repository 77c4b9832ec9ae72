import { ActionIcon, Menu, Text } from '@mantine/core'
import IconDots from '@tabler/icons-react/icons/IconDots'
import IconPin from '@tabler/icons-react/icons/IconPin'
import IconPinFilled from '@tabler/icons-react/icons/IconPinFilled'
import { useMessages } from '../messages.ts'
import { useFormatters } from '../ui/formatters.ts'
import { Headline } from '../ui/headline.tsx'
import { AnchorLink } from '../ui/links.tsx'
import { Sortable, SortableRow } from '../ui/lists/sortable.tsx'
import { Empty } from '../ui/states.tsx'
import { Thumb } from '../ui/thumb.tsx'
import { messages } from './messages.ts'
import classes from './stories.module.css'
import type { DeskStory } from './story.ts'
import { useStoryState } from './use-story-state.ts'

/** The open stories in the order of the panel, pinned ones first. */
export function PanelOrder({
  stories,
  reorder,
}: {
  stories: DeskStory[]
  reorder(stories: DeskStory[]): void
}) {
  const w = useMessages(messages)
  const { number, count } = useFormatters()
  const setState = useStoryState()
  if (stories.length === 0) return <Empty title={w.nothing} detail={w.nothingDetail} />
  return (
    <Sortable items={stories} nameOf={({ name }) => name} reorder={reorder}>
      <ol className={classes.panel} aria-label={w.panel}>
        {stories.map((story, at) => (
          <SortableRow key={story.id} id={story.id} name={story.name}>
            <span className={classes.place} aria-hidden>
              {number(at + 1)}
            </span>
            <Thumb picture={story.picture} />
            <div className={classes.words}>
              <AnchorLink to={`/newsroom/stories/${story.id}`} fw={700} c="var(--mantine-color-text)">
                <Headline of={story.name} />
              </AnchorLink>
              <Text size="xs" c="dimmed">
                {[
                  count(story.articles, w.articles),
                  story.pinned ? w.pinned : '',
                  at >= w.shown ? w.beyond : '',
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </Text>
            </div>
            <ActionIcon
              variant="subtle"
              color={story.pinned ? 'teal' : 'gray'}
              aria-label={story.pinned ? w.unpin(story.name) : w.pin(story.name)}
              onClick={() =>
                reorder(stories.map((one) => (one === story ? { ...one, pinned: !one.pinned } : one)))
              }
            >
              {story.pinned ? <IconPinFilled size={18} aria-hidden /> : <IconPin size={18} aria-hidden />}
            </ActionIcon>
            <Menu position="bottom-end">
              <Menu.Target>
                <ActionIcon variant="subtle" color="gray" aria-label={w.actions(story.name)}>
                  <IconDots size={18} aria-hidden />
                </ActionIcon>
              </Menu.Target>
              <Menu.Dropdown>
                <Menu.Item onClick={() => void setState(story, 'closed')}>{w.close}</Menu.Item>
                <Menu.Item onClick={() => void setState(story, 'archived')}>{w.archive}</Menu.Item>
              </Menu.Dropdown>
            </Menu>
          </SortableRow>
        ))}
      </ol>
    </Sortable>
  )
}
