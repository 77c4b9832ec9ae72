import { Button, FileButton } from '@mantine/core'
import IconPhotoPlus from '@tabler/icons-react/icons/IconPhotoPlus'
import { useWords } from '../words.ts'
import { words } from './words.ts'

export const acceptedFiles =
  'image/jpeg,image/png,image/webp,image/avif,image/gif,image/tiff,video/mp4,video/webm'

/** Chooses files of this device, many at once. */
export function UploadButton({ take, isMain }: { take: (files: File[]) => void; isMain?: boolean }) {
  const w = useWords(words)
  return (
    <FileButton
      onChange={take}
      accept={acceptedFiles}
      multiple
      inputProps={{ 'aria-label': w.upload, tabIndex: -1 }}
    >
      {(props) => (
        <Button
          {...props}
          size="sm"
          variant={isMain ? 'filled' : 'default'}
          leftSection={<IconPhotoPlus size={18} aria-hidden />}
        >
          {w.upload}
        </Button>
      )}
    </FileButton>
  )
}
