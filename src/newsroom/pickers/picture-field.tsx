import { Button, Group, Input } from '@mantine/core'
import { type ReactNode, Suspense, useState } from 'react'
import { renditionUrl } from '../library/media.ts'
import { useMessages } from '../messages.ts'
import type { Form } from '../ui/forms/form.ts'
import { messages } from '../ui/forms/messages.ts'
import { lazyPart } from '../ui/new-version.tsx'
import { Thumb, type Thumbnail } from '../ui/thumb.tsx'

const PicturePicker = lazyPart(async () => (await import('../library/picture-picker.tsx')).PicturePicker)

/** The picture of a thing, as a field of its form. */
export function PictureField<V extends { mediaId: number | null }>({
  form,
  picture,
}: {
  form: Form<V>
  /** The picture when the form opened. */
  picture: Thumbnail | null
}) {
  return (
    <PictureChoice
      picture={picture}
      value={form.values.mediaId}
      onChange={(id) => form.set({ mediaId: id } as Partial<V>)}
      error={form.errors.mediaId}
    />
  )
}

/** A picture of the library: shown, chosen, changed, removed. */
export function PictureChoice({
  picture,
  value,
  onChange,
  ...field
}: {
  /** The picture when the form opened. */
  picture: Thumbnail | null
  value: number | null
  onChange(id: number | null): void
  label?: string
  description?: string
  error?: ReactNode
}) {
  const w = useMessages(messages)
  const [isPicking, setPicking] = useState(false)
  const [chosen, setChosen] = useState<Thumbnail | null>(null)
  const shown = [chosen, picture].find((one) => one?.id === value) ?? null
  return (
    <Input.Wrapper label={w.picture} {...field} labelElement="div">
      <Group gap="sm" mt={4}>
        <Thumb picture={shown} size={96} />
        <Button variant="default" onClick={() => setPicking(true)}>
          {value === null ? w.choosePicture : w.changePicture}
        </Button>
        {value !== null && (
          <Button variant="subtle" color="gray" onClick={() => onChange(null)}>
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
              onChange(item.id)
              setPicking(false)
            }}
          />
        </Suspense>
      )}
    </Input.Wrapper>
  )
}
