/** A dialog that picks a picture or video from the library, or uploads a new one. */
import { Button, Group, Modal, Text, UnstyledButton } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useState } from 'react'
import { useMessages } from '../messages.ts'
import { useMe } from '../session/me.ts'
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
  type?: 'picture' | 'video'
  onPick(item: Picked): void
  onClose(): void
}

export function PicturePicker({ opened = true, type = 'picture', onPick, onClose }: PicturePickerProps) {
  const w = useMessages(messages)
  const isNarrow = useMediaQuery('(max-width: 48em)')
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={type === 'video' ? w.pickVideo : w.pickPicture}
      size="62rem"
      fullScreen={isNarrow ?? false}
      closeButtonProps={{ 'aria-label': w.close }}
      classNames={{ body: classes.body }}
    >
      <Inside type={type} onPick={onPick} />
    </Modal>
  )
}

function Inside({ type, onPick }: { type: 'picture' | 'video'; onPick(item: Picked): void }) {
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
            aria-label={w.pickNamed(nameOf(item, w.untitled))}
            onClick={() => onPick(item)}
          />
        )}
      />
    </>
  )
}
