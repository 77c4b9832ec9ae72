/** Fields for files and accounts that prove who owns the site, and for the crawlers that may read it. */
import { ActionIcon, Button, Checkbox, Group, Stack, Text, Textarea, TextInput } from '@mantine/core'
import IconX from '@tabler/icons-react/icons/IconX'
import { crawlerNames } from '../../values/crawlers.ts'
import { useMessages } from '../messages.ts'
import { FormSection } from '../ui/forms/form-section.tsx'
import classes from './brand.module.css'
import { messages } from './messages.ts'
import type { BrandForm, Loaded } from './values.ts'

export function Known({ form, folder }: { form: BrandForm; folder: Loaded['folder'] }) {
  const w = useMessages(messages)
  const { values, set, errors } = form
  const { metas, files } = values.verification
  const inFolder = (path: string) => folder.files.includes(path)
  return (
    <Stack gap="xl">
      <Textarea
        {...{ label: w.adsTxt, dir: 'ltr', autosize: true, minRows: 3, maxRows: 12 }}
        description={inFolder('/ads.txt') ? w.folderHas('ads.txt') : w.adsHint}
        value={values.adsTxt}
        onChange={({ currentTarget }) => set({ adsTxt: currentTarget.value })}
        error={errors.adsTxt}
      />
      <Textarea
        {...{ label: w.securityTxt, dir: 'ltr', autosize: true, minRows: 3, maxRows: 12 }}
        description={inFolder('/.well-known/security.txt') ? w.folderHas('security.txt') : w.securityHint}
        value={values.securityTxt}
        onChange={({ currentTarget }) => set({ securityTxt: currentTarget.value })}
        error={errors.securityTxt && w.securityWrong}
      />
      <Pairs
        {...{ title: w.metas, hint: w.metasHint, nameLabel: w.metaName, addLabel: w.addMeta, pairs: metas }}
        set={(next) => set({ verification: { files, metas: next } })}
        errorOf={(at) => errors[`verification.metas.${at}.name`] && w.valueWrong}
      />
      <Pairs
        {...{ title: w.files, hint: w.nameWrong, nameLabel: w.fileName, addLabel: w.addFile, pairs: files }}
        set={(next) => set({ verification: { metas, files: next } })}
        errorOf={(at) =>
          (errors[`verification.files.${at}.name`] || errors['verification.files']) && w.nameWrong
        }
      />
    </Stack>
  )
}

interface Pair {
  name: string
  content: string
}

function Pairs({
  title,
  hint,
  nameLabel,
  addLabel,
  pairs,
  set,
  errorOf,
}: {
  title: string
  hint: string
  nameLabel: string
  addLabel: string
  pairs: Pair[]
  set(pairs: Pair[]): void
  errorOf(at: number): string | undefined
}) {
  const w = useMessages(messages)
  const edit = (at: number, change: Partial<Pair>) =>
    set(pairs.map((one, n) => (n === at ? { ...one, ...change } : one)))
  return (
    <FormSection title={title} detail={hint}>
      {pairs.map(({ name, content }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a pair has no name of its own but its place.
        <div key={at} className={classes.link}>
          <TextInput
            {...{ 'aria-label': nameLabel, placeholder: nameLabel, dir: 'ltr', value: name }}
            onChange={({ currentTarget }) => edit(at, { name: currentTarget.value })}
            error={errorOf(at)}
          />
          <TextInput
            {...{ 'aria-label': w.content, placeholder: w.content, dir: 'ltr', value: content }}
            onChange={({ currentTarget }) => edit(at, { content: currentTarget.value })}
          />
          <ActionIcon
            {...{ variant: 'subtle', color: 'gray', size: 'lg' }}
            aria-label={w.removeItem(name || w.unnamed)}
            onClick={() => set(pairs.filter((_, n) => n !== at))}
          >
            <IconX size={18} aria-hidden />
          </ActionIcon>
        </div>
      ))}
      {pairs.length < 20 && (
        <div>
          <Button
            variant="default"
            size="compact-sm"
            onClick={() => set([...pairs, { name: '', content: '' }])}
          >
            {addLabel}
          </Button>
        </div>
      )}
    </FormSection>
  )
}

export function Robots({ form }: { form: BrandForm }) {
  const w = useMessages(messages)
  const { robots } = form.values
  const set = (change: Partial<typeof robots>) => form.set({ robots: { ...robots, ...change } })
  const isWrong = Object.keys(form.errors).some((path) => path.startsWith('robots.disallow'))
  return (
    <Stack gap="xl">
      <FormSection title={w.crawlers} detail={w.crawlersHint}>
        <Group gap="xs">
          <Button variant="default" size="compact-sm" onClick={() => set({ refuse: [...crawlerNames] })}>
            {w.refuseAll}
          </Button>
          <Button variant="default" size="compact-sm" onClick={() => set({ refuse: [] })}>
            {w.allowAll}
          </Button>
        </Group>
        <Checkbox.Group
          aria-label={w.crawlers}
          value={robots.refuse}
          onChange={(refuse) => set({ refuse: refuse as typeof robots.refuse })}
        >
          <div className={classes.columns}>
            {crawlerNames.map((name) => (
              <Checkbox key={name} value={name} label={<bdi dir="ltr">{name}</bdi>} />
            ))}
          </div>
        </Checkbox.Group>
      </FormSection>
      <Textarea
        {...{ label: w.disallow, description: w.disallowHint, dir: 'ltr', autosize: true, minRows: 3 }}
        defaultValue={robots.disallow.join('\n')}
        onChange={({ currentTarget }) =>
          set({
            disallow: currentTarget.value
              .split('\n')
              .map((path) => path.trim())
              .filter(Boolean),
          })
        }
        error={isWrong && w.disallowWrong}
      />
      <Text size="sm" c="dimmed">
        robots.txt
      </Text>
    </Stack>
  )
}
