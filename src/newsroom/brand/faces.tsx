/** The families of headlines and of running text, with what an article then loads. */
import { Anchor, Select, Stack, Text } from '@mantine/core'
import { type FaceKey, faceBytes, facesOf, families, mostFaceBytes } from '../../values/faces.ts'
import { useMessages } from '../messages.ts'
import { useFormatters } from '../ui/formatters.ts'
import classes from './brand.module.css'
import { messages } from './messages.ts'
import { Source } from './source.tsx'
import type { BrandForm, Loaded } from './values.ts'

type Props = { form: BrandForm } & Pick<Loaded, 'folder' | 'licences'>

export function Faces({ form, folder, licences }: Props) {
  const w = useMessages(messages)
  const { number } = useFormatters()
  const { faces } = form.values
  const bytes = faceBytes(faces)
  const isSet = faces.head !== null || faces.text !== null
  const { head, text } = facesOf(faces)
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
        isUnsaved={form.isUnsaved('faces')}
        takeBack={() => form.set({ faces: { head: null, text: null } })}
      />
      <Text size="sm" c="dimmed">
        {w.licence}{' '}
        {[...new Set([head, text])].map(({ key, name }, at) => (
          <span key={key}>
            {at > 0 && ' · '}
            <Anchor href={licences[key]} target="_blank" rel="noopener" inherit dir="ltr">
              {name}
            </Anchor>
          </span>
        ))}
      </Text>
    </Stack>
  )
}
