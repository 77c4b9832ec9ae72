import { Alert, Button, Group, List, Modal, Stack, Text } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { ApiProblem, request } from '../../api.ts'
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

interface Props {
  /** '/people/5' */
  path: string
  name: string
  title: string
  description: string
  /** The reason for a refusal that has no such references. */
  conflict?: string
  /** Pages and coverages cannot be merged, because they have no duplicates. */
  merges?: boolean
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
export function DeleteButton({ path, name, title, description, conflict, merges = true, done }: Props) {
  const w = useMessages(messages)
  const say = useProblemSentence(conflict ? { conflict } : {})
  const [dialog, setDialog] = useState<Dialog | null>(null)
  const [isRunning, setIsRunning] = useState(false)
  const close = () => setDialog(null)

  async function remove() {
    setIsRunning(true)
    try {
      await request.del(path)
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
      {merges && (
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
              {merges && <Text size="sm">{w.onlyUnused}</Text>}
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
            <Replace path={path} {...dialog} {...{ merges, close, done }} />
          )}
        </Modal>
      )}
    </Group>
  )
}

function Replace({
  path,
  uses,
  more,
  merges,
  close,
  done,
}: {
  path: string
  uses: Use[]
  more: boolean
  merges: boolean
  close(): void
  done(): void
}) {
  const w = useMessages(messages)
  const say = useProblemSentence()
  const [into, setInto] = useState<number | null>(null)
  const [isRunning, setIsRunning] = useState(false)
  const isRefused = uses.length > 0

  async function replace() {
    setIsRunning(true)
    try {
      await request.post(`${path}/merge`, { into })
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
      {merges ? (
        <>
          <OtherSelect
            path={path}
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
          {merges ? w.cancel : w.close}
        </Button>
        {merges && (
          <Button color="red" loading={isRunning} disabled={into === null} onClick={() => void replace()}>
            {isRefused ? w.replace : w.merge}
          </Button>
        )}
      </Group>
    </Stack>
  )
}
