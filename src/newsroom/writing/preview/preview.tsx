/** The site itself with the change in it, at the widths of a phone and of a desktop; and a link for colleagues. */
import { Button, CopyButton, Group, Modal, SegmentedControl, Select, Text, TextInput } from '@mantine/core'
import { useElementSize } from '@mantine/hooks'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../api.ts'
import { useConfirm } from '../../shell/confirm.tsx'
import { useHouse } from '../../shell/house.ts'
import { useProblemSentence } from '../../shell/problems.ts'
import { Failed, Loading } from '../../shell/states.tsx'
import { tell } from '../../shell/tell.ts'
import { defineWords, useWords } from '../../words.ts'
import classes from './preview.module.css'

const words = defineWords({
  ar: {
    title: 'معاينة',
    width: 'العرض',
    phone: 'هاتف',
    desktop: 'حاسوب',
    frame: 'الموقع كما سيكون',
    share: 'أعطِ الرابط لزميل بلا حساب',
    hours: 'يصلح',
    valid: { '2': 'ساعتين', '24': 'يومًا', '72': 'ثلاثة أيام', '168': 'أسبوعًا' } as Record<string, string>,
    make: 'اصنع رابطًا',
    copy: 'انسخ',
    copied: 'نُسخ',
    until: (time: string) => `يصلح حتى ${time}، ويعرض آخر نسخة محفوظة. من عنده الرابط يراها.`,
    link: 'رابط المعاينة',
    end: 'أنهِ كل الروابط',
    endSays: 'كل من عنده رابط لهذه المادة لن يراها قبل نشرها.',
    ended: 'انتهت روابط هذه المادة.',
    close: 'إغلاق',
  },
  en: {
    title: 'Preview',
    width: 'Width',
    phone: 'Phone',
    desktop: 'Desktop',
    frame: 'The site as it will be',
    share: 'A link for a colleague without an account',
    hours: 'Good for',
    valid: { '2': 'two hours', '24': 'a day', '72': 'three days', '168': 'a week' },
    make: 'Make a link',
    copy: 'Copy',
    copied: 'Copied',
    until: (time: string) =>
      `Good until ${time}; it shows the latest saved revision. Whoever has the link sees it.`,
    link: 'Preview link',
    end: 'End all links',
    endSays: 'Whoever has a link to this article will not see it before it is published.',
    ended: 'The links to this article have ended.',
    close: 'Close',
  },
})

/** What is previewed, as POST /previews takes it. */
export type Previewed =
  | { kind: 'article'; id: number }
  | { kind: 'front'; articleIds: number[] }
  | { kind: 'stories'; ids: number[] }
  | { kind: 'breaking'; text: string; articleId: number | null }

interface Link {
  url: string
  expiresAt: string
}
const widths = { phone: 390, desktop: 1280 }

const open = (what: Previewed, hours: number) => api.post<Link>('/previews', { what, hours })

export function Preview({
  what,
  close,
  shareable = true,
}: {
  what: Previewed
  close(): void
  shareable?: boolean
}) {
  const w = useWords(words)
  const [width, setWidth] = useState<keyof typeof widths>('phone')
  const { data, error, refetch } = useQuery({
    queryKey: ['previews', what],
    queryFn: () => open(what, 1),
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
        {shareable && <Share what={what} />}
      </Group>
      {error && <Failed problem={error} retry={() => void refetch()} />}
      {!error && !data && <Loading lines={3} height={80} />}
      {data && <Scaled url={data.url} width={widths[width]} />}
    </Modal>
  )
}

/** The page at its own width, made as small as the place that there is. */
function Scaled({ url, width }: { url: string; width: number }) {
  const w = useWords(words)
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

function Share({ what }: { what: Previewed }) {
  const w = useWords(words)
  const house = useHouse()
  const say = useProblemSentence()
  const [hours, setHours] = useState('24')
  const { mutate, data, isPending, error, reset } = useMutation({
    mutationFn: () => open(what, Number(hours)),
  })
  const confirm = useConfirm()
  async function end(id: number) {
    if (!(await confirm({ title: w.end, says: w.endSays, action: w.end }))) return
    try {
      await api.del(`/articles/${id}/previews`)
      reset()
      tell(w.ended)
    } catch (problem) {
      tell(say(problem), 'failed')
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
        {what.kind === 'article' && (
          <Button variant="subtle" onClick={() => void end(what.id)}>
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
            {w.until(house.date(data.expiresAt, 'datetime'))}
          </Text>
        </>
      )}
    </div>
  )
}
