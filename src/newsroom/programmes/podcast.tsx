/** The podcast of a programme: its settings, and the address of its feed. */
import { ActionIcon, Button, Code, CopyButton, Input, Select, Stack, Switch, TextInput } from '@mantine/core'
import IconX from '@tabler/icons-react/icons/IconX'
import type { PodcastAnswer as Loaded } from '../../contract/programmes.ts'
import { podcastCategories } from '../../values/podcast-categories.ts'
import { useMessages } from '../messages.ts'
import { PictureChoice } from '../pickers/picture-field.tsx'
import type { Form } from '../ui/forms/form.ts'
import classes from './podcast.module.css'
import { podcastMessages } from './podcast-messages.ts'

/** The settings while they are edited: a new podcast has no cover yet. */
export type Podcast = Omit<Loaded, 'mediaId' | 'cover' | 'feedUrl'> & { mediaId: number | null }

const blank: Podcast = {
  ...{ mediaId: null, author: '', ownerEmail: '', category: 'News', explicit: false },
  ...{ type: 'episodic', locked: true, links: [] },
}

export const podcastOf = (loaded: Loaded | null): Podcast | null => {
  if (!loaded) return null
  const { cover: _, feedUrl: __, ...podcast } = loaded
  return podcast
}

export function PodcastFields<V extends { podcast: Podcast | null }>({
  form,
  loaded,
}: {
  form: Form<V>
  loaded: Loaded | null
}) {
  const w = useMessages(podcastMessages)
  const { podcast } = form.values
  const put = (next: Podcast | null) => form.set({ podcast: next } as Partial<V>)
  const error = (name: string) => form.errors[`podcast.${name}`]
  return (
    <Stack gap="md">
      <Switch
        label={w.podcast}
        description={w.podcastHint}
        checked={podcast !== null}
        onChange={({ currentTarget }) => put(currentTarget.checked ? (podcastOf(loaded) ?? blank) : null)}
      />
      {podcast && (
        <>
          {loaded && <FeedAddress url={loaded.feedUrl} />}
          <PictureChoice
            label={w.cover}
            description={w.coverHint}
            picture={loaded?.cover ?? null}
            value={podcast.mediaId}
            onChange={(mediaId) => put({ ...podcast, mediaId })}
            error={error('mediaId') && w.coverWrong}
          />
          <TextInput
            label={w.ownerEmail}
            description={w.ownerEmailHint}
            dir="ltr"
            inputMode="email"
            withAsterisk
            aria-required
            value={podcast.ownerEmail}
            onChange={({ currentTarget }) => put({ ...podcast, ownerEmail: currentTarget.value })}
            error={error('ownerEmail') && w.ownerEmailWrong}
          />
          <TextInput
            label={w.author}
            description={w.authorHint}
            maxLength={160}
            value={podcast.author}
            onChange={({ currentTarget }) => put({ ...podcast, author: currentTarget.value })}
            error={error('author')}
          />
          <Select
            label={w.category}
            description={w.categoryHint}
            data={podcastCategories}
            value={podcast.category}
            onChange={(category) => category && put({ ...podcast, category })}
            allowDeselect={false}
            searchable
          />
          <Select
            label={w.type}
            data={[
              { value: 'episodic', label: w.episodic },
              { value: 'serial', label: w.serial },
            ]}
            value={podcast.type}
            onChange={(type) => type && put({ ...podcast, type: type as Podcast['type'] })}
            allowDeselect={false}
          />
          <Switch
            label={w.explicit}
            checked={podcast.explicit}
            onChange={({ currentTarget }) => put({ ...podcast, explicit: currentTarget.checked })}
          />
          <Switch
            label={w.locked}
            description={w.lockedHint}
            checked={podcast.locked}
            onChange={({ currentTarget }) => put({ ...podcast, locked: currentTarget.checked })}
          />
          <Links links={podcast.links} change={(links) => put({ ...podcast, links })} errors={form.errors} />
        </>
      )}
    </Stack>
  )
}

function FeedAddress({ url }: { url: string }) {
  const w = useMessages(podcastMessages)
  return (
    <Input.Wrapper label={w.feedAddress} description={w.feedAddressHint} labelElement="div">
      <Code block dir="ltr" mt={4} className={classes.address}>
        {url}
      </Code>
      <CopyButton value={url}>
        {({ copied, copy }) => (
          <Button mt="xs" size="compact-sm" variant="default" onClick={copy}>
            {copied ? w.copied : w.copy}
          </Button>
        )}
      </CopyButton>
    </Input.Wrapper>
  )
}

/** Where readers find the podcast in apps. */
function Links({
  links,
  change,
  errors,
}: {
  links: Podcast['links']
  change(links: Podcast['links']): void
  errors: Record<string, string>
}) {
  const w = useMessages(podcastMessages)
  const edit = (at: number, part: Partial<Podcast['links'][number]>) =>
    change(links.map((one, n) => (n === at ? { ...one, ...part } : one)))
  return (
    <Input.Wrapper label={w.links} description={w.linksHint} labelElement="div">
      <Stack gap="xs" mt={4}>
        {links.map(({ name, url }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a link has no name of its own but its place.
          <div key={at} className={classes.link}>
            <TextInput
              aria-label={w.linkName}
              placeholder={w.linkName}
              maxLength={60}
              value={name}
              onChange={({ currentTarget }) => edit(at, { name: currentTarget.value })}
              error={errors[`podcast.links.${at}.name`] && w.linkNameWrong}
            />
            <TextInput
              aria-label={w.linkUrl}
              placeholder="https://"
              dir="ltr"
              value={url}
              onChange={({ currentTarget }) => edit(at, { url: currentTarget.value })}
              error={errors[`podcast.links.${at}.url`] && w.linkUrlWrong}
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              size="lg"
              aria-label={w.removeLink(name)}
              onClick={() => change(links.filter((_, n) => n !== at))}
            >
              <IconX size={18} aria-hidden />
            </ActionIcon>
          </div>
        ))}
        {links.length < 12 && (
          <div>
            <Button
              size="compact-sm"
              variant="default"
              onClick={() => change([...links, { name: '', url: '' }])}
            >
              {w.addLink}
            </Button>
          </div>
        )}
      </Stack>
    </Input.Wrapper>
  )
}
