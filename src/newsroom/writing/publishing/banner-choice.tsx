/** For breaking news: whether it also appears in the banner of every page, with which text, and until when. */
import { Checkbox, Stack, Text, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { withoutBreakingLabel } from '../../../language/breaking-label.ts'
import { api } from '../../api.ts'
import { useMessages } from '../../messages.ts'
import { type BannerEnd, BannerEndField, minutesOf } from '../../ui/banner-end.tsx'
import { messages } from './messages.ts'

export interface Banner {
  shows: boolean
  text: string
  end: BannerEnd
}

/** The initial text: the headline, without «عاجل», which the banner itself adds. */
export const bannerOf = (headline: string, shows: boolean): Banner => ({
  shows,
  text: withoutBreakingLabel(headline).slice(0, 200),
  end: '60',
})

/** In the form of the API. */
export const givenBanner = ({ shows, text, end }: Banner) =>
  shows ? { text: text.trim(), minutes: minutesOf(end) } : null

export function BannerChoice({ banner, change }: { banner: Banner; change(banner: Banner): void }) {
  const w = useMessages(messages)
  const { data: standing } = useQuery({
    queryKey: ['breaking'],
    queryFn: () => api.get('/breaking'),
  })
  return (
    <Stack gap="xs">
      <Checkbox
        label={w.banner}
        description={w.bannerHint}
        checked={banner.shows}
        onChange={({ currentTarget }) => change({ ...banner, shows: currentTarget.checked })}
      />
      {banner.shows && (
        <>
          <TextInput
            label={w.bannerText}
            value={banner.text}
            onChange={({ currentTarget }) => change({ ...banner, text: currentTarget.value })}
            error={banner.text.trim() === '' ? w.required : undefined}
            maxLength={200}
          />
          <BannerEndField value={banner.end} change={(end) => change({ ...banner, end })} />
          {standing?.text && (
            <Text size="sm" c="dimmed">
              {w.bannerReplaces(standing.text)}
            </Text>
          )}
        </>
      )}
    </Stack>
  )
}
