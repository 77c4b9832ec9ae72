/** The families of headlines and of running text, with what an article then loads. */
import { Select, Stack, Text } from '@mantine/core'
import { type FaceKey, faceBytes, families, mostFaceBytes } from '../../values/faces.ts'
import { useMessages } from '../messages.ts'
import { useFormatters } from '../ui/formatters.ts'
import classes from './brand.module.css'
import { messages } from './messages.ts'
import { Source } from './source.tsx'
import type { BrandForm, Loaded } from './values.ts'

export function Faces({ form, folder }: { form: BrandForm; folder: Loaded['folder'] }) {
  const w = useMessages(messages)
  const { number } = useFormatters()
  const { faces } = form.values
  const bytes = faceBytes(faces)
  const isSet = faces.head !== null || faces.text !== null
  const choice = (role: 'head' | 'text', label: string) => (
    <Select
      label={label}
      data={families.map(({ key, name }) => ({ value: key, label: name }))}
      placeholder={w.usualFace}
      value={faces[role]}
      onChange={(key) => form.set({ faces: { ...faces, [role]: key as FaceKey | null } })}
      clearable
      dir="ltr"
      error={form.errors[`faces.${role}`]}
    />
  )
  return (
    <Stack gap="lg">
      <div className={classes.columns}>
        {choice('head', w.headFace)}
        {choice('text', w.textFace)}
      </div>
      {isSet && (
        <Text size="sm" c={bytes > mostFaceBytes ? 'red' : 'dimmed'} role="status">
          {bytes > mostFaceBytes ? w.tooHeavy : w.weight(number(Math.ceil(bytes / 1_000)))}
        </Text>
      )}
      <Source
        isSet={isSet}
        inFolder={folder.fonts}
        takeBack={() => form.set({ faces: { head: null, text: null } })}
      />
      <Text size="sm" c="dimmed">
        {w.licence}
      </Text>
    </Stack>
  )
}
