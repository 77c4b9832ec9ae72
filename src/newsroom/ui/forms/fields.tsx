/** Common fields, connected to a form. */
import { Textarea, TextInput } from '@mantine/core'
import type { ComponentProps } from 'react'
import { useMessages } from '../../messages.ts'
import type { Form } from './form.ts'
import { messages } from './messages.ts'
import { useTooLong } from './too-long.ts'

/** A single-line field for a value of the form, by its name. */
export function LineField<V extends object>({
  form,
  name,
  maxLength,
  ...rest
}: { form: Form<V>; name: keyof V & string } & Omit<ComponentProps<typeof TextInput>, 'form' | 'name'>) {
  const tooLong = useTooLong()
  const value = String(form.values[name] ?? '')
  return (
    <TextInput
      {...rest}
      value={value}
      onChange={(event) => form.set({ [name]: event.currentTarget.value } as Partial<V>)}
      error={tooLong(value, maxLength) ?? form.errors[name]}
    />
  )
}

export function ProseField<V extends object>({
  form,
  name,
  maxLength,
  ...rest
}: { form: Form<V>; name: keyof V & string } & Omit<ComponentProps<typeof Textarea>, 'form' | 'name'>) {
  const tooLong = useTooLong()
  const value = String(form.values[name] ?? '')
  return (
    <Textarea
      autosize
      minRows={3}
      {...rest}
      value={value}
      onChange={(event) => form.set({ [name]: event.currentTarget.value } as Partial<V>)}
      error={tooLong(value, maxLength) ?? form.errors[name]}
    />
  )
}

export function NameField<V extends { name: string }>({ form }: { form: Form<V> }) {
  const w = useMessages(messages)
  return <LineField form={form} name="name" label={w.name} maxLength={120} required data-autofocus />
}

export function SlugField<V extends { slug: string }>({ form }: { form: Form<V> }) {
  const w = useMessages(messages)
  return <LineField form={form} name="slug" label={w.slug} description={w.slugHint} maxLength={120} />
}
