import { Stack } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '../api.ts'
import { renditionUrl } from '../library/media.ts'
import { useMessages } from '../messages.ts'
import { PictureField } from '../pickers/picture-field.tsx'
import { LineField, ProseField } from '../ui/forms/fields.tsx'
import { useForm } from '../ui/forms/form.ts'
import { FormFoot } from '../ui/forms/form-foot.tsx'
import { FormNotice } from '../ui/forms/form-notice.tsx'
import type { Channel } from './channel.tsx'
import { messages } from './messages.ts'

/** The channel's name, description and stream. */
export function ChannelForm({ channel }: { channel: Channel | null }) {
  const w = useMessages(messages)
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
        ? api.put('/channel/{id}', {
            params: { id: channel.id },
            body: { ...values, version: isForced ? null : channel.version },
          })
        : api.postOnce('/channel', { body: values }),
    done: reload,
  })
  const { data: media } = useQuery({
    queryKey: ['media', channel?.mediaId],
    queryFn: () => api.get('/media/{id}', { params: { id: channel!.mediaId! } }),
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
        <PictureField form={form} picture={picture} />
        <FormFoot
          form={form as never}
          description={w.channelDescription}
          {...(channel ? {} : { action: w.create })}
        />
      </Stack>
    </form>
  )
}
