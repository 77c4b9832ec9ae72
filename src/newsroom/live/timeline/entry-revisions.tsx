/** The revisions of an entry: each stored state, its changes, and a button to restore it. */
import { ActionIcon, Badge, Button, Group, Modal, SegmentedControl, Stack, Text } from '@mantine/core'
import IconHistory from '@tabler/icons-react/icons/IconHistory'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../api.ts'
import { revisionMessages } from '../../diff/revision-messages.ts'
import classes from '../../diff/revisions.module.css'
import { useMessages } from '../../messages.ts'
import { useActorName } from '../../session/actors.ts'
import { useFormatters } from '../../ui/formatters.ts'
import { Empty, Failed, Loading } from '../../ui/states.tsx'
import type { Content } from '../composing/entry-draft.ts'
import { messages } from '../console-messages.ts'
import type { Entry } from '../coverage.ts'
import { EntryDifference } from './entry-difference.tsx'

interface Props {
  coverageId: number
  entry: Entry
  language: string
  /** Restores the revision; resolves to whether it was done. Omitted without permission. */
  restore?: ((content: Content) => Promise<boolean>) | undefined
}

export function EntryRevisions(props: Props) {
  const w = useMessages(messages)
  const s = useMessages(revisionMessages)
  const [isOpen, setOpen] = useState(false)
  const close = () => setOpen(false)
  return (
    <>
      <ActionIcon
        variant="subtle"
        color="gray"
        size={30}
        aria-label={w.revisions.open}
        title={w.revisions.open}
        onClick={() => setOpen(true)}
        data-do="revisions"
      >
        <IconHistory size={16} aria-hidden />
      </ActionIcon>
      <Modal
        opened={isOpen}
        onClose={close}
        title={w.revisions.title}
        size="70rem"
        closeButtonProps={{ 'aria-label': s.close }}
      >
        <Body {...props} close={close} />
      </Modal>
    </>
  )
}

function Body({ coverageId, entry, language, restore, close }: Props & { close(): void }) {
  const w = useMessages(messages)
  const s = useMessages(revisionMessages)
  const formatters = useFormatters()
  const nameOf = useActorName()
  const [chosen, setChosen] = useState<number | null>(null)
  const [mode, setMode] = useState<'before' | 'latest'>('before')
  const [isBusy, setBusy] = useState(false)
  const { data, error, refetch } = useQuery({
    queryKey: ['coverages', 'entries', coverageId, 'revisions', entry.id, entry.version],
    queryFn: ({ signal }) =>
      api.get('/coverages/{id}/entries/{entryId}/revisions', {
        params: { id: coverageId, entryId: entry.id },
        signal,
      }),
    gcTime: 0,
  })
  if (error) return <Failed problem={error} retry={() => void refetch()} />
  if (!data) return <Loading lines={4} />
  const { items } = data
  const at = Math.max(
    items.findIndex(({ number }) => number === chosen),
    0,
  )
  const [latest, shown] = [items[0], items[at]]
  if (!latest || !shown) return <Empty title={w.revisions.none} detail={w.revisions.noneDetail} />
  const isLatest = shown === latest
  const isBackward = mode === 'latest' && !isLatest
  async function goBack(content: Content) {
    setBusy(true)
    if (await restore?.(content)) close()
    else setBusy(false)
  }
  return (
    <div className={classes.columns}>
      <ul className={classes.list} aria-label={s.list}>
        {items.map((one) => (
          <li key={one.number}>
            <button
              type="button"
              className={classes.line}
              aria-current={one === shown}
              onClick={() => setChosen(one.number)}
            >
              <span>
                {formatters.date(one.at, 'datetime')} · <bdi>{nameOf(one.by)}</bdi>
              </span>
              <span className={classes.what}>{w.revisions.commands[one.command] ?? one.command}</span>
              {one === latest && <Badge variant="light">{s.latest}</Badge>}
            </button>
          </li>
        ))}
      </ul>
      <Stack gap="sm" className={classes.shown!}>
        <Group justify="space-between">
          <Text fw={700}>
            <bdi>{nameOf(shown.by)}</bdi> · {formatters.date(shown.at, 'datetime')}
          </Text>
          {restore && !isLatest && shown.content && (
            <Button size="compact-sm" loading={isBusy} onClick={() => void goBack(shown.content!)}>
              {s.restore}
            </Button>
          )}
        </Group>
        <SegmentedControl
          aria-label={s.mode}
          className={classes.mode!}
          value={isBackward ? 'latest' : 'before'}
          onChange={(value) => setMode(value as 'before' | 'latest')}
          data={[
            { value: 'before', label: s.compare },
            { value: 'latest', label: s.compareNow, disabled: isLatest },
          ]}
        />
        {shown.content ? (
          <EntryDifference
            before={isBackward ? shown.content : (items[at + 1]?.content ?? null)}
            after={isBackward ? latest.content : shown.content}
            language={language}
          />
        ) : (
          <Text c="dimmed">{s.erased}</Text>
        )}
      </Stack>
    </div>
  )
}
