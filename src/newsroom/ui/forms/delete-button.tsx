import { Alert, Button, Group, List, Modal, Stack, Text } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { ApiProblem, request } from '../../api.ts'
import { useMessages } from '../../messages.ts'
import { useConfirm } from '../confirm.tsx'
import { AnchorLink } from '../links.tsx'
import { useProblemSentence } from '../problems.ts'
import { toast } from '../toast.ts'
import { messages } from './messages.ts'
import { OtherSelect } from './other-select.tsx'

/** A thing that refers to the one to delete, from the API's refusal. */
interface Use {
  kind: 'article' | 'coverage' | 'entry' | 'story' | 'programme' | 'guide' | 'picture'
  id: number
  coverageId: number | null
  name: string
  state: string | null
}

interface Props {
  /** '/people/5' */
  path: string
  title: string
  description: string
  /** The reason for a refusal that has no such references. */
  conflict?: string
  /** Pages and coverages cannot be merged, because they have no duplicates. */
  merges?: boolean
  done(): void
}

const addressOf = ({ kind, id, coverageId }: Use): string =>
  ({
    article: `/newsroom/articles/${id}`,
    coverage: `/newsroom/live/${id}`,
    entry: `/newsroom/live/${coverageId}`,
    story: `/newsroom/stories/${id}`,
    programme: '/newsroom/programmes',
    guide: '/newsroom/channel',
    picture: `/newsroom/pictures/${id}`,
  })[kind]

/**
 * Deletes a thing after asking. While something refers to it, shows the references and offers to replace them
 * with another thing. Also merges two entries of one thing without deleting first.
 */
export function DeleteButton({ path, title, description, conflict, merges = true, done }: Props) {
  const w = useMessages(messages)
  const confirm = useConfirm()
  const say = useProblemSentence(conflict ? { conflict } : {})
  const [replacing, setReplacing] = useState<{ uses: Use[]; more: boolean } | null>(null)

  async function remove() {
    if (!(await confirm({ title, description, action: w.remove, danger: true }))) return
    try {
      await request.del(path)
    } catch (problem) {
      if (problem instanceof ApiProblem && Array.isArray(problem.extra.uses))
        setReplacing({ uses: problem.extra.uses as Use[], more: problem.extra.more === true })
      else toast(say(problem), 'failed')
      return
    }
    toast(w.removed)
    done()
  }
  return (
    <Group gap={4}>
      {merges && (
        <Button variant="subtle" onClick={() => setReplacing({ uses: [], more: false })}>
          {w.merge}
        </Button>
      )}
      <Button variant="subtle" color="red" onClick={() => void remove()}>
        {w.remove}
      </Button>
      {replacing && <Replace path={path} {...replacing} close={() => setReplacing(null)} done={done} />}
    </Group>
  )
}

function Replace({
  path,
  uses,
  more,
  close,
  done,
}: {
  path: string
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
      <AnchorLink to={addressOf(use)}>
        <bdi>{use.name || w.untitled}</bdi>
      </AnchorLink>
      {use.kind === 'article' && use.state && ` (${w.useStates[use.state] ?? use.state})`}
    </>
  )
  return (
    <Modal
      opened
      onClose={close}
      title={isRefused ? w.inUse : w.mergeTitle}
      centered
      closeButtonProps={{ 'aria-label': w.close }}
    >
      <Stack>
        {isRefused && (
          <Alert color="orange" variant="light" title={w.namedIn}>
            <List size="sm" mah="14rem" style={{ overflowY: 'auto' }}>
              {uses.map((use) => (
                <List.Item key={`${use.kind}-${use.id}`}>{name(use)}</List.Item>
              ))}
            </List>
            {more && <Text size="sm">{w.andOthers}</Text>}
          </Alert>
        )}
        <OtherSelect
          path={path}
          label={isRefused ? w.replaceBy : w.mergeInto}
          value={into}
          change={setInto}
        />
        <Text size="sm" c="dimmed">
          {w.mergeDescription}
        </Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {w.cancel}
          </Button>
          <Button color="red" loading={isRunning} disabled={into === null} onClick={() => void replace()}>
            {isRefused ? w.replace : w.merge}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
