/** A list sorted by pointer, touch or keyboard, with each step announced to screen readers. */
import {
  type Announcements,
  closestCenter,
  DndContext,
  type DragEndEvent,
  KeyboardSensor,
  PointerSensor,
  type UniqueIdentifier,
  useSensor,
  useSensors,
} from '@dnd-kit/core'
import {
  arrayMove,
  SortableContext,
  sortableKeyboardCoordinates,
  useSortable,
  verticalListSortingStrategy,
} from '@dnd-kit/sortable'
import { CSS } from '@dnd-kit/utilities'
import { ActionIcon } from '@mantine/core'
import IconGripVertical from '@tabler/icons-react/icons/IconGripVertical'
import { type ReactNode, useRef } from 'react'
import { useMessages } from '../../messages.ts'
import { useFormatters } from '../formatters.ts'
import { messages } from '../forms/messages.ts'
import classes from './sortable.module.css'

interface Props<T> {
  items: T[]
  nameOf(item: T): string
  /** Called with the whole list in its new order. */
  reorder(items: T[]): void
  children: ReactNode
}

export function Sortable<T extends { id: number }>({ items, nameOf, reorder, children }: Props<T>) {
  const w = useMessages(messages)
  const { number } = useFormatters()
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 4 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  )
  const name = (id: UniqueIdentifier) => {
    const item = items.find((one) => one.id === id)
    return item ? nameOf(item) : ''
  }
  const place = (id: UniqueIdentifier) => number(items.findIndex((one) => one.id === id) + 1)
  // A dragged row is first over itself; that announcement must not replace "picked up".
  const hasMoved = useRef(false)
  const announcements: Announcements = {
    onDragStart({ active }) {
      hasMoved.current = false
      return w.picked(name(active.id), place(active.id))
    },
    onDragOver({ active, over }) {
      if (!over || (!hasMoved.current && over.id === active.id)) return undefined
      hasMoved.current = true
      return w.over(name(active.id), place(over.id))
    },
    onDragEnd: ({ active, over }) => w.dropped(name(active.id), place(over?.id ?? active.id)),
    onDragCancel: ({ active }) => w.canceled(name(active.id)),
  }
  function end({ active, over }: DragEndEvent) {
    if (!over || over.id === active.id) return
    const at = (id: UniqueIdentifier) => items.findIndex((one) => one.id === id)
    reorder(arrayMove(items, at(active.id), at(over.id)))
  }
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={closestCenter}
      onDragEnd={end}
      accessibility={{ announcements, screenReaderInstructions: { draggable: w.dragHelp } }}
    >
      <SortableContext items={items} strategy={verticalListSortingStrategy}>
        {children}
      </SortableContext>
    </DndContext>
  )
}

/** One row of a Sortable: its handle, then its content. */
export function SortableRow({
  id,
  name,
  onHandle,
  children,
}: {
  id: number
  name: string
  /** Before the row is moved: what makes it tall can be closed. */
  onHandle?: () => void
  children: ReactNode
}) {
  const w = useMessages(messages)
  const { attributes, listeners, setNodeRef, setActivatorNodeRef, transform, transition, isDragging } =
    useSortable({ id })
  const { role: _, 'aria-roledescription': __, ...described } = attributes
  return (
    <li
      ref={setNodeRef}
      className={classes.row}
      data-dragging={isDragging || undefined}
      style={{ transform: CSS.Translate.toString(transform), transition }}
    >
      <ActionIcon
        ref={setActivatorNodeRef}
        {...described}
        {...listeners}
        className={classes.handle}
        onFocus={onHandle}
        variant="subtle"
        color="gray"
        size="lg"
        aria-label={w.drag(name)}
      >
        <IconGripVertical size={18} aria-hidden />
      </ActionIcon>
      {children}
    </li>
  )
}
