import { Alert, Button, Group, List, Modal, Stack, Text } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { ApiProblem } from '../../api.ts'
import { collection, type DeletedPath, type MergedPath } from '../../collections.ts'
import { useMessages } from '../../messages.ts'
import { AnchorLink } from '../links.tsx'
import { useProblemSentence } from '../problems.ts'
import { toast } from '../toast.ts'
import { messages } from './messages.ts'
import { OtherSelect } from './other-select.tsx'

type UseKind =
  | 'article'
  | 'coverage'
  | 'entry'
  | 'story'
  | 'programme'
  | 'guide'
  | 'picture'
  | 'menu'
  | 'footer'
  | 'announcement'
  | 'publisher'
  | 'layout'

/** A thing that refers to the one to delete, from the API's refusal. */
interface Use {
  kind: UseKind
  id: number
  coverageId: number | null
  name: string
  state: string | null
  /** For a layout: its page. */
  scope?: string
}

/** Pages and coverages cannot be merged, because they have no duplicates. */
export type Deleted = { path: MergedPath; merges?: true } | { path: DeletedPath; merges: false }

type Props = Deleted & {
  id: number
  name: string
  title: string
  description: string
  /** The reason for a refusal that has no such references. */
  conflict?: string
  done(): void
}

/** The refusal replaces the question in the same dialog. */
interface Dialog {
  step: 'ask' | 'refused' | 'merge'
  uses: Use[]
  more: boolean
}

/** Takes over from the button of the question, which is gone. */
const focusOnce = (element: HTMLElement | null) => element?.focus()

const brand = (tab: string) => () => `/newsroom/brand?tab=${tab}`
const addresses: Record<UseKind, (use: Use) => string> = {
  article: ({ id }) => `/newsroom/articles/${id}`,
  coverage: ({ id }) => `/newsroom/live/${id}`,
  entry: ({ coverageId }) => `/newsroom/live/${coverageId}`,
  story: ({ id }) => `/newsroom/stories/${id}`,
  programme: () => '/newsroom/programmes',
  guide: () => '/newsroom/channel',
  picture: ({ id }) => `/newsroom/pictures/${id}`,
  menu: brand('menu'),
  footer: brand('footer'),
  announcement: brand('announcement'),
  publisher: brand('publisher'),
  layout: ({ scope }) => `/newsroom/layouts?scope=${scope}`,
}

/**
 * Deletes a thing after asking. While something refers to it, shows the references and offers to replace them
 * with another thing. Also merges two entries of one thing without deleting first.
 */
export function DeleteButton({ id, name, title, description, conflict, done, ...deleted }: Props) {
  const merged = deleted.merges === false ? null : deleted.path
  const w = useMessages(messages)
  const say = useProblemSentence(conflict ? { conflict } : {})
  const [dialog, setDialog] = useState<Dialog | null>(null)
  const [isRunning, setIsRunning] = useState(false)
  const close = () => setDialog(null)

  async function remove() {
    setIsRunning(true)
    try {
      await collection.remove(deleted.path, id)
    } catch (problem) {
      if (problem instanceof ApiProblem && Array.isArray(problem.extra.uses))
        setDialog({ step: 'refused', uses: problem.extra.uses as Use[], more: problem.extra.more === true })
      else {
        close()
        toast(say(problem), 'failed')
      }
      return
    } finally {
      setIsRunning(false)
    }
    close()
    toast(w.removed)
    done()
  }
  const titles = { ask: w.named(title, name), refused: w.inUse(name), merge: w.mergeTitle }
  return (
    <Group gap={4}>
      {merged && (
        <Button variant="subtle" onClick={() => setDialog({ step: 'merge', uses: [], more: false })}>
          {w.merge}
        </Button>
      )}
      <Button variant="subtle" color="red" onClick={() => setDialog({ step: 'ask', uses: [], more: false })}>
        {w.remove}
      </Button>
      {dialog && (
        <Modal
          opened
          onClose={close}
          title={titles[dialog.step]}
          centered
          closeButtonProps={{ 'aria-label': w.close }}
        >
          {dialog.step === 'ask' ? (
            <Stack>
              <Text size="sm">{description}</Text>
              {merged && <Text size="sm">{w.onlyUnused}</Text>}
              <Group justify="flex-end">
                <Button variant="default" onClick={close}>
                  {w.cancel}
                </Button>
                <Button color="red" loading={isRunning} onClick={() => void remove()} data-autofocus>
                  {w.remove}
                </Button>
              </Group>
            </Stack>
          ) : (
            <Replace {...dialog} {...{ merged, id, close, done }} />
          )}
        </Modal>
      )}
    </Group>
  )
}

function Replace({
  merged,
  id,
  uses,
  more,
  close,
  done,
}: {
  merged: MergedPath | null
  id: number
  uses: Use[]
  more: boolean
  close(): void
  done(): void
}) {
  const w = useMessages(messages)
  const say = useProblemSentence()
  const [into, setInto] = useState<number | null>(null)
  const [isRunning, setIsRunning] = useState(false)
  const isRefused = uses.length > 0

  async function replace() {
    if (!merged) return
    setIsRunning(true)
    try {
      await collection.merge(merged, id, into)
    } catch (problem) {
      setIsRunning(false)
      toast(say(problem), 'failed')
      return
    }
    toast(w.merged)
    close()
    done()
  }
  const name = (use: Use): ReactNode => (
    <>
      {w.useKinds[use.kind]}:{' '}
      <AnchorLink to={addresses[use.kind](use)}>
        <bdi>{use.name || w.layoutsOf[use.scope ?? ''] || w.untitled}</bdi>
      </AnchorLink>
      {['article', 'layout'].includes(use.kind) && use.state && ` (${w.useStates[use.state] ?? use.state})`}
    </>
  )
  return (
    <Stack>
      {isRefused && (
        <Alert color="orange" variant="light" title={w.namedIn} tabIndex={-1} ref={focusOnce}>
          <List size="sm" mah="14rem" style={{ overflowY: 'auto' }}>
            {uses.map((use, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a menu may name a thing twice.
              <List.Item key={at}>{name(use)}</List.Item>
            ))}
          </List>
          {more && <Text size="sm">{w.andOthers}</Text>}
        </Alert>
      )}
      {merged ? (
        <>
          <OtherSelect
            path={merged}
            own={id}
            label={isRefused ? w.replaceBy : w.mergeInto}
            value={into}
            change={setInto}
          />
          <Text size="sm" c="dimmed">
            {w.mergeDescription}
          </Text>
        </>
      ) : (
        <Text size="sm">{w.changeFirst}</Text>
      )}
      <Group justify="flex-end">
        <Button variant="default" onClick={close}>
          {merged ? w.cancel : w.close}
        </Button>
        {merged && (
          <Button color="red" loading={isRunning} disabled={into === null} onClick={() => void replace()}>
            {isRefused ? w.replace : w.merge}
          </Button>
        )}
      </Group>
    </Stack>
  )
}
