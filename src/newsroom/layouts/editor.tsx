/** The blocks of one page beside the page itself; published, saved, scheduled, or brought back. */
import { Button } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { type ReactNode, useState } from 'react'
import { api } from '../api.ts'
import { useMessages } from '../messages.ts'
import { useConfirm } from '../ui/confirm.tsx'
import { useArrangement } from '../ui/lists/arrangement.ts'
import { ArrangementNotice } from '../ui/lists/arrangement-notice.tsx'
import { Undo } from '../ui/lists/undo.tsx'
import { Page } from '../ui/page.tsx'
import { PreviewFrame } from '../ui/preview.tsx'
import { useProblemSentence } from '../ui/problems.ts'
import { toast } from '../ui/toast.ts'
import { BlockList } from './block-list.tsx'
import { History } from './history.tsx'
import { type BlockType, edited, isIncomplete, type Layout, plain } from './layout.ts'
import classes from './layouts.module.css'
import { messages } from './messages.ts'
import { Notices } from './notices.tsx'
import { ScheduleDialog } from './schedule-dialog.tsx'

interface Props {
  layout: Layout
  /** The block types that the page can show. */
  types: BlockType[]
  reload(): void
  children: ReactNode
}

export function LayoutEditor({ layout, types, reload, children }: Props) {
  const w = useMessages(messages)
  const confirm = useConfirm()
  const say = useProblemSentence()
  const { scope } = layout
  const [start] = useState(() => edited(layout.shown))
  const [isScheduling, setScheduling] = useState(false)
  const [historyVersion, setHistoryVersion] = useState(layout.version)
  const [version, setVersion] = useState(layout.version)
  const order = useArrangement({
    ...{ start, version: layout.version },
    async send(blocks, _version) {
      const answer = await api.post('/layouts/{scope}/publish', {
        params: { scope },
        body: { blocks: plain(blocks), version: _version === null ? null : version },
      })
      setVersion(answer.version)
      setHistoryVersion(answer.version)
      return answer
    },
  })
  const blocks = plain(order.items)
  const isReady = order.items.every((block) => !isIncomplete(block, typeOf(block.type)))
  function typeOf(type: string) {
    return types.find((one) => one.type === type)
  }
  const [shown] = useDebouncedValue(JSON.stringify(blocks.filter(({ type }) => typeOf(type))), 400)

  async function publish() {
    const question = { title: w.publishTitle, description: w.publishDescription, action: w.publish }
    if (await confirm(question)) await order.publish()
  }
  async function saveDraft() {
    try {
      const answer = await api.put('/layouts/{scope}', { params: { scope }, body: { blocks, version } })
      setVersion(answer.version)
      toast(w.saved)
    } catch (problem) {
      toast(say(problem), 'failed')
    }
  }
  return (
    <Page
      title={w.title}
      actions={
        <>
          <Undo undo={order.undo} />
          <Button variant="default" disabled={!isReady} onClick={() => setScheduling(true)}>
            {w.schedule}
          </Button>
          <Button variant="default" disabled={!order.isDirty || !isReady} onClick={() => void saveDraft()}>
            {w.saveDraft}
          </Button>
          <Button
            disabled={!order.isDirty || !isReady}
            loading={order.isSending}
            onClick={() => void publish()}
          >
            {w.publish}
          </Button>
        </>
      }
    >
      {children}
      <ArrangementNotice of={order} reload={reload} />
      <Notices layout={layout} open={(next) => order.change(edited(next))} reload={reload} />
      <div className={classes.columns}>
        <div>
          <BlockList types={types} gone={layout.gone} blocks={order.items} change={order.change} />
          <History scope={scope} version={historyVersion} restored={reload} />
        </div>
        <div className={classes.site}>
          <PreviewFrame target={{ kind: 'layout', scope, blocks: JSON.parse(shown) }} />
        </div>
      </div>
      {isScheduling && (
        <ScheduleDialog
          scope={scope}
          blocks={blocks}
          version={version}
          close={() => setScheduling(false)}
          done={reload}
        />
      )}
    </Page>
  )
}
