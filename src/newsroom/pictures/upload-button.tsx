import { Button, FileButton } from '@mantine/core'
import IconPhotoPlus from '@tabler/icons-react/icons/IconPhotoPlus'
import { useWords } from '../words.ts'
import { words } from './words.ts'

export const acceptedFiles =
  'image/jpeg,image/png,image/webp,image/avif,image/gif,image/tiff,video/mp4,video/webm'

/** Chooses files of this device, many at once. */
export function UploadButton({
  take,
  isMain,
  type = 'picture',
}: {
  take: (files: File[]) => void
  isMain?: boolean
  /** What is looked for. */
  type?: 'picture' | 'video'
}) {
  const w = useWords(words)
  const label = type === 'video' ? w.uploadVideo : w.upload
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
          leftSection={<IconPhotoPlus size={18} aria-hidden />}
        >
          {label}
        </Button>
      )}
    </FileButton>
  )
}
