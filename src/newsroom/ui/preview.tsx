import { Alert, Button, Group, Modal, SegmentedControl } from '@mantine/core'
import { useElementSize } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { api, type BodyOf } from '../api.ts'
import { useMessages } from '../messages.ts'
import { messages } from './forms/messages.ts'
import classes from './preview.module.css'
import { useProblemSentence } from './problems.ts'
import { Loading } from './states.tsx'

/** The subject of a preview, in the form of the API. */
type Previewed = BodyOf<'post', '/previews'>['target']

const widths = { phone: 390, desktop: 1280 }
type Device = keyof typeof widths

/** A preview of the site on a phone and a desktop, before anything is published. */
export function Preview({
  target,
  isOpen,
  close,
  children,
}: {
  /** The body of POST /previews: the changes. */
  target: Previewed
  isOpen: boolean
  close(): void
  /** The button that publishes. */
  children?: ReactNode
}) {
  const w = useMessages(messages)
  return (
    <Modal
      opened={isOpen}
      onClose={close}
      title={w.previewTitle}
      size="xl"
      fullScreen
      closeButtonProps={{ 'aria-label': w.close }}
    >
      <PreviewFrame target={target}>{children}</PreviewFrame>
    </Modal>
  )
}

/** The page itself, as wide as the chosen device. It cannot lead the screen around it away, nor send a form. */
export function PreviewFrame({ target, children }: { target: Previewed; children?: ReactNode }) {
  const w = useMessages(messages)
  const say = useProblemSentence()
  const [device, setDevice] = useState<Device>('phone')
  const { ref, width, height } = useElementSize()
  const { data, error } = useQuery({
    queryKey: ['previews', target],
    queryFn: () => api.post('/previews', { body: { target, hours: 1 } }),
    // The page before stays until the next one is there.
    ...{ staleTime: 60_000, retry: false, placeholderData: keepPreviousData },
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
            sandbox="allow-same-origin allow-scripts"
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
  const w = useMessages(messages)
  return (
    <Button variant="default" onClick={open}>
      {w.preview}
    </Button>
  )
}
