/** A dialog that picks a media item, or several pictures, from the library, or uploads new ones. */
import { Button, Group, Modal, Text, UnstyledButton } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useState } from 'react'
import type { MediaType } from '../../values/media-type.ts'
import { useMessages } from '../messages.ts'
import { useMe } from '../session/me.ts'
import { useFormatters } from '../ui/formatters.ts'
import { Browse } from './browse.tsx'
import { DropAndPaste } from './drop.tsx'
import { type LibraryItem, type Media, nameOf } from './media.ts'
import { messages } from './messages.ts'
import classes from './picture-picker.module.css'
import { UploadButton } from './upload-button.tsx'
import { UploadList } from './uploads.tsx'
import type { LibraryFilters } from './use-library.ts'
import { useUploads } from './use-uploads.ts'

/** A picked item, from the library or just uploaded. */
export type Picked = Omit<LibraryItem, 'used'> | Media

export interface PicturePickerProps {
  opened?: boolean
  type?: MediaType
  onPick(item: Picked): void
  /** Lets the user choose several items before they are picked. */
  onPickSeveral?(items: Picked[]): void
  onClose(): void
}

export function PicturePicker(props: PicturePickerProps) {
  const { opened = true, type = 'picture', onPick, onPickSeveral, onClose } = props
  const w = useMessages(messages)
  const isNarrow = useMediaQuery('(max-width: 48em)')
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={onPickSeveral ? w.pickPictures : w.pickTitle[type]}
      size="62rem"
      fullScreen={isNarrow ?? false}
      closeButtonProps={{ 'aria-label': w.close }}
      classNames={{ body: classes.body }}
    >
      {onPickSeveral ? (
        <Several type={type} onPick={onPickSeveral} />
      ) : (
        <Inside type={type} onPick={onPick} tile={() => ({})} />
      )}
    </Modal>
  )
}

/** Items are chosen one after another, and picked together in this order. */
function Several({ type, onPick }: { type: MediaType; onPick(items: Picked[]): void }) {
  const w = useMessages(messages)
  const { count } = useFormatters()
  const [chosen, setChosen] = useState<Picked[]>([])
  const isChosen = (item: Picked) => chosen.some(({ id }) => id === item.id)
  const toggle = (item: Picked) =>
    setChosen(isChosen(item) ? chosen.filter(({ id }) => id !== item.id) : [...chosen, item])
  return (
    <>
      <Inside type={type} onPick={toggle} tile={(item) => ({ 'aria-pressed': isChosen(item) })} />
      <Group className={classes.several} justify="space-between">
        <Text size="sm" role="status">
          {chosen.length > 0 ? count(chosen.length, w.pictures) : w.pickPicturesHint}
        </Text>
        <Button disabled={chosen.length === 0} onClick={() => onPick(chosen)}>
          {w.addChosen}
        </Button>
      </Group>
    </>
  )
}

interface InsideProps {
  type: MediaType
  onPick(item: Picked): void
  tile(item: Picked): { 'aria-pressed'?: boolean }
}

function Inside({ type, onPick, tile }: InsideProps) {
  const w = useMessages(messages)
  const me = useMe()
  const [filters, setFilters] = useState<LibraryFilters>({ type })
  const uploads = useUploads()
  const mayAdd = me.may('addMedia')
  return (
    <>
      {mayAdd && (
        <Group gap="sm" mb="sm">
          <DropAndPaste take={uploads.add} />
          <UploadButton take={uploads.add} type={type} />
          <Text size="sm" c="dimmed" visibleFrom="sm">
            {w.uploadHint}
          </Text>
        </Group>
      )}
      <UploadList
        uploads={uploads}
        next={(media, name) =>
          media.type === type && (
            <Button size="compact-sm" aria-label={w.pickNamed(name)} onClick={() => onPick(media)}>
              {w.pickThis}
            </Button>
          )
        }
      />
      <Browse
        filters={filters}
        change={(next) => setFilters({ ...next, type })}
        isFixed
        tile={(item, props) => (
          <UnstyledButton
            {...props}
            {...tile(item)}
            aria-label={nameOf(item, '') ? w.pickNamed(nameOf(item, '')) : w.pickUntitled[type]}
            onClick={() => onPick(item)}
          />
        )}
      />
    </>
  )
}
