import { Alert, Button, Group, Modal, SegmentedControl } from '@mantine/core'
import { useElementSize } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { api } from '../../api.ts'
import { useProblemSentence } from '../../shell/problems.ts'
import { Loading } from '../../shell/states.tsx'
import { useWords } from '../../words.ts'
import classes from './preview.module.css'
import { words } from './words.ts'

const widths = { phone: 390, desktop: 1280 }
type Device = keyof typeof widths

/** The site itself as it would be, on a phone and on a desktop, before anything goes live. */
export function Preview({
  what,
  isOpen,
  close,
  children,
}: {
  /** The body of POST /previews: what is changed. */
  what: Record<string, unknown>
  isOpen: boolean
  close(): void
  /** The action that makes it live. */
  children?: ReactNode
}) {
  const w = useWords(words)
  return (
    <Modal
      opened={isOpen}
      onClose={close}
      title={w.previewTitle}
      size="xl"
      fullScreen
      closeButtonProps={{ 'aria-label': w.close }}
    >
      <Framed what={what}>{children}</Framed>
    </Modal>
  )
}

function Framed({ what, children }: { what: Record<string, unknown>; children?: ReactNode }) {
  const w = useWords(words)
  const say = useProblemSentence()
  const [device, setDevice] = useState<Device>('phone')
  const { ref, width, height } = useElementSize()
  const { data, error } = useQuery({
    queryKey: ['previews', what],
    queryFn: () => api.post<{ url: string }>('/previews', { what, hours: 1 }),
    ...{ staleTime: 60_000, retry: false },
  })
  const scale = Math.min(1, (width || 390) / widths[device])
  return (
    <div className={classes.preview}>
      <Group justify="space-between" gap="xs" mb="sm">
        <SegmentedControl
          size="sm"
          value={device}
          onChange={(value) => setDevice(value as Device)}
          data={[
            { value: 'phone', label: w.phone },
            { value: 'desktop', label: w.desktop },
          ]}
        />
        {children}
      </Group>
      <div ref={ref} className={classes.stage}>
        {error && <Alert color="red">{say(error)}</Alert>}
        {!error && !data && <Loading lines={6} height={60} />}
        {data && height > 0 && (
          <iframe
            title={w.previewFrame}
            src={new URL(data.url).pathname}
            className={classes.frame}
            style={{
              inlineSize: widths[device],
              blockSize: height / scale,
              transform: `scale(${scale})`,
              marginInlineStart: Math.max(0, (width - widths[device]) / 2),
            }}
          />
        )}
      </div>
    </div>
  )
}

export function PreviewButton({ open }: { open(): void }) {
  const w = useWords(words)
  return (
    <Button variant="default" onClick={open}>
      {w.preview}
    </Button>
  )
}
