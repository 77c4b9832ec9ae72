import { Button, FileButton } from '@mantine/core'
import IconFilePlus from '@tabler/icons-react/icons/IconFilePlus'
import IconMusicPlus from '@tabler/icons-react/icons/IconMusicPlus'
import IconPhotoPlus from '@tabler/icons-react/icons/IconPhotoPlus'
import IconVideoPlus from '@tabler/icons-react/icons/IconVideoPlus'
import type { MediaType } from '../../values/media-type.ts'
import { useMessages } from '../messages.ts'
import { messages } from './messages.ts'

export const acceptedFiles =
  'image/jpeg,image/png,image/webp,image/avif,image/gif,image/tiff,image/heic,image/heif,.heic,.heif,video/mp4,video/quicktime,video/webm,audio/*,.mp3,.m4a,.aac,.ogg,.opus,.wav,.pdf,.docx,.xlsx,.pptx,.csv'

const icons = {
  picture: IconPhotoPlus,
  video: IconVideoPlus,
  audio: IconMusicPlus,
  document: IconFilePlus,
}

/** Chooses files of this device, several at once. */
export function UploadButton({
  take,
  isMain,
  type = 'picture',
}: {
  take: (files: File[]) => void
  isMain?: boolean
  /** The kind of files to choose. */
  type?: MediaType
}) {
  const w = useMessages(messages)
  const Icon = icons[type]
  const label = isMain ? w.upload : w.uploadTitle[type]
  return (
    <FileButton
      onChange={take}
      accept={acceptedFiles}
      multiple
      inputProps={{ 'aria-label': label, tabIndex: -1 }}
    >
      {(props) => (
        <Button
          {...props}
          size="sm"
          variant={isMain ? 'filled' : 'default'}
          leftSection={<Icon size={18} aria-hidden />}
        >
          {label}
        </Button>
      )}
    </FileButton>
  )
}
