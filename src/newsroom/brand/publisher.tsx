/** The announcement above each page, and what search engines learn of the publisher. */
import { Stack, Text, TextInput } from '@mantine/core'
import { useMessages } from '../messages.ts'
import { MomentField } from '../ui/moment-field.tsx'
import classes from './brand.module.css'
import { messages } from './messages.ts'
import type { Brand, BrandForm } from './values.ts'

export function Announcement({ form }: { form: BrandForm }) {
  const w = useMessages(messages)
  const { announcement } = form.values
  const now = announcement ?? { text: '', url: '', endsAt: null }
  const set = (change: Partial<typeof now>) => {
    const next = { ...now, ...change }
    form.set({ announcement: next.text === '' && next.url === '' && !next.endsAt ? null : next })
  }
  return (
    <Stack gap="md">
      <TextInput
        label={w.announcementText}
        description={w.announcementHint}
        value={now.text}
        onChange={({ currentTarget }) => set({ text: currentTarget.value })}
        error={form.errors['announcement.text']}
        maxLength={200}
      />
      <TextInput
        label={w.url}
        description={w.urlHint}
        dir="ltr"
        value={now.url}
        onChange={({ currentTarget }) => set({ url: currentTarget.value })}
        error={form.errors['announcement.url'] && w.valueWrong}
      />
      <MomentField
        label={w.announcementEnd}
        value={now.endsAt}
        onChange={(endsAt) => set({ endsAt })}
        error={form.errors['announcement.endsAt'] && w.announcementPast}
      />
    </Stack>
  )
}

const nobody: NonNullable<Brand['publisher']> = {
  ...{ legalName: '', foundedOn: '', email: '', telephone: '' },
  address: { street: '', locality: '', region: '', postcode: '', country: '' },
  ...{ ethicsPolicy: '', correctionsPolicy: '', ownership: '' },
}

export function Publisher({ form }: { form: BrandForm }) {
  const w = useMessages(messages)
  const now = form.values.publisher ?? nobody
  const wrong = (path: string) => form.errors[`publisher.${path}`] && w.valueWrong
  const field = (name: Exclude<keyof typeof now, 'address'>, description?: string, isLtr = false) => (
    <TextInput
      label={w[name]}
      description={description}
      value={now[name]}
      onChange={({ currentTarget }) => form.set({ publisher: { ...now, [name]: currentTarget.value } })}
      error={wrong(name)}
      {...(isLtr && { dir: 'ltr' })}
    />
  )
  const place = (name: keyof typeof now.address, description?: string) => (
    <TextInput
      label={w[name]}
      description={description}
      value={now.address[name]}
      onChange={({ currentTarget }) =>
        form.set({ publisher: { ...now, address: { ...now.address, [name]: currentTarget.value } } })
      }
      error={wrong(`address.${name}`)}
    />
  )
  return (
    <Stack gap="md">
      <Text size="sm" c="dimmed">
        {w.publisherHint}
      </Text>
      <div className={classes.columns}>
        {field('legalName')}
        {field('foundedOn', w.foundedHint, true)}
        {field('email', undefined, true)}
        {field('telephone', undefined, true)}
        {place('street')}
        {place('locality')}
        {place('region')}
        {place('postcode')}
        {place('country', w.countryHint)}
      </div>
      <Text size="sm" c="dimmed">
        {w.urlHint}
      </Text>
      <div className={classes.columns}>
        {field('ethicsPolicy', undefined, true)}
        {field('correctionsPolicy', undefined, true)}
        {field('ownership', undefined, true)}
      </div>
    </Stack>
  )
}
