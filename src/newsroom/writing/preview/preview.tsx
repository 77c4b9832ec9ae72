/** A preview of the site with the changes, at phone and desktop width; and a link for colleagues. */
import { Button, CopyButton, Group, Modal, SegmentedControl, Select, Text, TextInput } from '@mantine/core'
import { useElementSize } from '@mantine/hooks'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../api.ts'
import { defineMessages, useMessages } from '../../messages.ts'
import { useConfirm } from '../../ui/confirm.tsx'
import { useFormatters } from '../../ui/formatters.ts'
import { useProblemSentence } from '../../ui/problems.ts'
import { Failed, Loading } from '../../ui/states.tsx'
import { toast } from '../../ui/toast.ts'
import classes from './preview.module.css'

const messages = defineMessages({
  ar: {
    title: 'معاينة',
    width: 'العرض',
    phone: 'هاتف',
    desktop: 'حاسوب',
    frame: 'الموقع كما سيكون',
    share: 'شارك المعاينة مع من لا حساب له',
    hours: 'يصلح',
    valid: { '2': 'ساعتين', '24': 'يومًا', '72': 'ثلاثة أيام', '168': 'أسبوعًا' } as Record<string, string>,
    make: 'اصنع رابطًا',
    copy: 'انسخ',
    copied: 'نُسخ',
    until: (time: string) => `يصلح حتى ${time}، ويعرض آخر نسخة محفوظة. من عنده الرابط يراها.`,
    link: 'رابط المعاينة',
    end: 'أبطل كل الروابط',
    endDescription: 'كل من عنده رابط لهذه المادة لن يراها قبل نشرها.',
    ended: 'أُبطلت روابط هذه المادة.',
    close: 'إغلاق',
  },
  en: {
    title: 'Preview',
    width: 'Width',
    phone: 'Phone',
    desktop: 'Desktop',
    frame: 'The site as it will be',
    share: 'Share the preview with someone without an account',
    hours: 'Valid for',
    valid: { '2': 'two hours', '24': 'a day', '72': 'three days', '168': 'a week' },
    make: 'Make a link',
    copy: 'Copy',
    copied: 'Copied',
    until: (time: string) =>
      `Valid until ${time}. It shows the latest saved revision to anyone with the link.`,
    link: 'Preview link',
    end: 'Revoke all links',
    endDescription: 'People with a link can no longer see this article before it is published.',
    ended: 'All links to this article are revoked.',
    close: 'Close',
  },
})

/** The subject of a preview, in the form of POST /previews. */
export type Previewed =
  | { kind: 'article'; id: number }
  | { kind: 'front'; articleIds: number[] }
  | { kind: 'stories'; ids: number[] }
  | { kind: 'breaking'; text: string; articleId: number | null }

const widths = { phone: 390, desktop: 1280 }

const open = (target: Previewed, hours: number) => api.post('/previews', { body: { target, hours } })

export function Preview({
  target,
  close,
  shareable = true,
}: {
  target: Previewed
  close(): void
  shareable?: boolean
}) {
  const w = useMessages(messages)
  const [width, setWidth] = useState<keyof typeof widths>('phone')
  const { data, error, refetch } = useQuery({
    queryKey: ['previews', target],
    queryFn: () => open(target, 1),
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  })
  return (
    <Modal opened onClose={close} title={w.title} size="84rem" closeButtonProps={{ 'aria-label': w.close }}>
      <Group justify="space-between" align="end" mb="sm">
        <SegmentedControl
          aria-label={w.width}
          value={width}
          onChange={(value) => setWidth(value as keyof typeof widths)}
          data={[
            { value: 'phone', label: w.phone },
            { value: 'desktop', label: w.desktop },
          ]}
        />
        {shareable && <Share target={target} />}
      </Group>
      {error && <Failed problem={error} retry={() => void refetch()} />}
      {!error && !data && <Loading lines={3} height={80} />}
      {data && <Scaled url={data.url} width={widths[width]} />}
    </Modal>
  )
}

/** The page at its own width, scaled down to the available space. */
function Scaled({ url, width }: { url: string; width: number }) {
  const w = useMessages(messages)
  const { ref, width: room } = useElementSize()
  const scale = room > 0 ? Math.min(1, room / width) : 1
  return (
    <div ref={ref} className={classes.room}>
      <iframe
        title={w.frame}
        src={new URL(url).pathname}
        className={classes.frame}
        style={{ inlineSize: width, blockSize: `${70 / scale}vh`, zoom: scale }}
      />
    </div>
  )
}

function Share({ target }: { target: Previewed }) {
  const w = useMessages(messages)
  const formatters = useFormatters()
  const say = useProblemSentence()
  const [hours, setHours] = useState('24')
  const { mutate, data, isPending, error, reset } = useMutation({
    mutationFn: () => open(target, Number(hours)),
  })
  const confirm = useConfirm()
  async function end(id: number) {
    if (!(await confirm({ title: w.end, description: w.endDescription, action: w.end }))) return
    try {
      await api.del('/articles/{id}/previews', { params: { id } })
      reset()
      toast(w.ended)
    } catch (problem) {
      toast(say(problem), 'failed')
    }
  }
  return (
    <div>
      <Group gap="xs" align="end">
        <Select
          label={w.share}
          aria-label={w.hours}
          data={Object.entries(w.valid).map(([value, label]) => ({ value, label: `${w.hours} ${label}` }))}
          value={hours}
          onChange={(value) => value && setHours(value)}
          allowDeselect={false}
        />
        <Button variant="default" loading={isPending} onClick={() => mutate()}>
          {w.make}
        </Button>
        {target.kind === 'article' && (
          <Button variant="subtle" onClick={() => void end(target.id)}>
            {w.end}
          </Button>
        )}
      </Group>
      {error && (
        <Text size="sm" c="red.8" role="alert">
          {say(error)}
        </Text>
      )}
      {data && (
        <>
          <Group gap="xs" mt="xs" align="end">
            <TextInput
              aria-label={w.link}
              value={data.url}
              readOnly
              dir="ltr"
              onFocus={(event) => event.target.select()}
            />
            <CopyButton value={data.url}>
              {({ copied, copy }) => <Button onClick={copy}>{copied ? w.copied : w.copy}</Button>}
            </CopyButton>
          </Group>
          <Text size="xs" c="dimmed">
            {w.until(formatters.date(data.expiresAt, 'datetime'))}
          </Text>
        </>
      )}
    </div>
  )
}
