import { Button, Group, Input } from '@mantine/core'
import { Suspense, useState } from 'react'
import { renditionUrl } from '../library/media.ts'
import { useMessages } from '../messages.ts'
import type { Form } from '../ui/forms/form.ts'
import { messages } from '../ui/forms/messages.ts'
import { lazyPart } from '../ui/new-version.tsx'
import { Thumb, type Thumbnail } from '../ui/thumb.tsx'

const PicturePicker = lazyPart(async () => (await import('../library/picture-picker.tsx')).PicturePicker)

/** A picture of the library as a form field: shown, chosen, changed, removed. */
export function PictureField<V extends { mediaId: number | null }>({
  form,
  picture,
}: {
  form: Form<V>
  /** The picture when the form opened. */
  picture: Thumbnail | null
}) {
  const w = useMessages(messages)
  const { mediaId } = form.values
  const change = (id: number | null) => form.set({ mediaId: id } as Partial<V>)
  const [isPicking, setPicking] = useState(false)
  const [chosen, setChosen] = useState<Thumbnail | null>(null)
  const shown = [chosen, picture].find((one) => one?.id === mediaId) ?? null
  return (
    <Input.Wrapper label={w.picture} error={form.errors.mediaId} labelElement="div">
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
