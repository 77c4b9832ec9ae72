import { Button, Group, Input } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import { renditionUrl } from '../../pictures/media.ts'
import { useWords } from '../../words.ts'
import { Thumb, type Thumbnail } from './thumb.tsx'
import { words } from './words.ts'

const PicturePicker = lazy(async () => ({
  default: (await import('../../pictures/picker.tsx')).PicturePicker,
}))

/** One picture of the library: shown, chosen, changed, taken away. */
export function PictureField({
  mediaId,
  picture,
  change,
  error,
}: {
  mediaId: number | null
  /** As it was when the form opened. */
  picture: Thumbnail | null
  change(mediaId: number | null): void
  error?: string | undefined
}) {
  const w = useWords(words)
  const [isPicking, setPicking] = useState(false)
  const [chosen, setChosen] = useState<Thumbnail | null>(null)
  const shown = [chosen, picture].find((one) => one?.id === mediaId) ?? null
  return (
    <Input.Wrapper label={w.picture} error={error} labelElement="div">
      <Group gap="sm" mt={4}>
        <Thumb picture={shown} size={96} />
        <Button variant="default" onClick={() => setPicking(true)}>
          {mediaId === null ? w.choosePicture : w.changePicture}
        </Button>
        {mediaId !== null && (
          <Button variant="subtle" color="gray" onClick={() => change(null)}>
            {w.noPicture}
          </Button>
        )}
      </Group>
      {isPicking && (
        <Suspense fallback={null}>
          <PicturePicker
            onClose={() => setPicking(false)}
            onPick={(item) => {
              setChosen({ id: item.id, alt: item.altText, thumbnail: renditionUrl(item, 'square', 160) })
              change(item.id)
              setPicking(false)
            }}
          />
        </Suspense>
      )}
    </Input.Wrapper>
  )
}
