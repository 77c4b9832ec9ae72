import { Stack } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '../../api.ts'
import type { Media } from '../../pictures/media.ts'
import { renditionUrl } from '../../pictures/media.ts'
import { useWords } from '../../words.ts'
import { LineField, ProseField } from '../parts/fields.tsx'
import { useForm } from '../parts/form.ts'
import { FormFoot } from '../parts/form-foot.tsx'
import { FormNotice } from '../parts/form-notice.tsx'
import { PictureField } from '../parts/picture-field.tsx'
import type { Channel } from './channel.tsx'
import { words } from './words.ts'

/** What the channel is called, says of itself, and streams from. */
export function ChannelForm({ channel }: { channel: Channel | null }) {
  const w = useWords(words)
  const queries = useQueryClient()
  const reload = () => void queries.invalidateQueries({ queryKey: ['channel'] })
  const form = useForm({
    start: {
      ...{ name: channel?.name ?? '', description: channel?.description ?? '' },
      ...{ streamUrl: channel?.streamUrl ?? '', mediaId: channel?.mediaId ?? null },
    },
    own: { name: w.nameRequired, streamUrl: w.streamWrong },
    save: (values, isForced) =>
      channel
        ? api.put(`/channel/${channel.id}`, { ...values, version: isForced ? null : channel.version })
        : api.post('/channel', values),
    done: reload,
  })
  const { data: media } = useQuery({
    queryKey: ['media', channel?.mediaId],
    queryFn: () => api.get<Media>(`/media/${channel?.mediaId}`),
    enabled: channel?.mediaId != null,
  })
  const picture = media ? { id: media.id, alt: '', thumbnail: renditionUrl(media, 'square', 160) } : null
  return (
    <form onSubmit={(event) => void form.submit(event)}>
      <Stack gap="md" maw="40rem">
        <FormNotice form={form as never} reload={reload} />
        <LineField form={form} name="name" label={w.name} maxLength={160} required />
        <ProseField form={form} name="description" label={w.description} maxLength={2000} />
        <LineField
          form={form}
          name="streamUrl"
          label={w.stream}
          description={w.streamHint}
          type="url"
          dir="ltr"
        />
        <PictureField
          mediaId={form.values.mediaId}
          picture={picture}
          change={(mediaId) => form.set({ mediaId })}
          error={form.errors.mediaId}
        />
        <FormFoot form={form as never} says={w.channelSays} {...(channel ? {} : { action: w.create })} />
      </Stack>
    </form>
  )
}
