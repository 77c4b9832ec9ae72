/** The article editor: texts, details next to them, state and actions above them. */
import { Alert, SegmentedControl } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useCallback, useMemo, useRef, useState } from 'react'
import { articleQuery, type Content, type WorkingArticle } from '../drafts/article.ts'
import { ConflictWindow } from '../drafts/conflict.tsx'
import { type Begin, useSaving } from '../drafts/use-saving.ts'
import { useMessages } from '../messages.ts'
import { PickersProvider } from '../pickers/pickers.tsx'
import { useMe } from '../session/me.ts'
import { Page } from '../ui/page.tsx'
import { DeskNote } from './desk-note.tsx'
import { Details } from './details/details.tsx'
import { Heading } from './heading.tsx'
import { messages } from './messages.ts'
import { Actions } from './publishing/actions.tsx'
import { Texts } from './texts.tsx'
import { useSettledTexts } from './use-settled-texts.ts'
import classes from './writing.module.css'

type Part = 'text' | 'data'

/** `begin`: for a new article. */
export function Writing({ article: opened, begin }: { article: WorkingArticle; begin?: Begin }) {
  const w = useMessages(messages)
  const { staff, may } = useMe()
  const saving = useSaving(opened, staff.id, begin)
  const { id } = saving
  const known = useMemo(() => ({ ...opened, id }), [opened, id])
  const { data = known } = useQuery({ ...articleQuery(id), enabled: false })
  const { state, saver, recovered, isKept } = saving
  const [isRecoverySeen, setRecoverySeen] = useState(false)
  const [part, setPart] = useState<Part>('text')
  const isNarrow = useMediaQuery('(max-width: 62em)') ?? false
  const { content } = state
  const shown = useRef(content)
  shown.current = content
  /** `before` is the value that the screen showed; later changes are merged. */
  const change = useCallback(
    <F extends keyof Content>(field: F, value: Content[F], before: Content[F] = shown.current[field]) => {
      saver.edit(field, before, value)
      // The first letter creates the draft.
      if (id === 0 && saver.state().saving.kind === 'changed') void saver.flush()
    },
    [saver, id],
  )
  const besideTexts = useSettledTexts(content)
  // A scheduled article is published automatically, so only editors may change it.
  const isOpen = data.state !== 'removed' && !data.trashedAt && (data.state !== 'scheduled' || may('publish'))
  const mayWrite = may('write') && isOpen

  return (
    <PickersProvider article={id}>
      <Page
        title={content.headline || w.untitled}
        heading={<Heading article={data} saving={saving} />}
        actions={
          id > 0 && (
            <Actions
              article={data}
              content={besideTexts}
              saver={saver}
              base={state.base}
              isDirty={saver.isDirty()}
            />
          )
        }
      >
        <DeskNote article={data} />
        {recovered && !isRecoverySeen && (
          <Alert
            color="teal"
            mb="sm"
            role="status"
            withCloseButton
            closeButtonLabel={w.dismiss}
            onClose={() => setRecoverySeen(true)}
          >
            {w.recovered}
          </Alert>
        )}
        {!isKept && (
          <Alert color="orange" mb="sm" role="alert">
            {w.notKept}
          </Alert>
        )}
        {isNarrow && (
          <SegmentedControl
            fullWidth
            mb="sm"
            value={part}
            onChange={(value) => setPart(value as Part)}
            data={[
              { value: 'text', label: w.text },
              { value: 'data', label: w.data },
            ]}
          />
        )}
        <div className={classes.columns}>
          <div hidden={isNarrow && part !== 'text'}>
            <Texts content={content} change={change} editable={mayWrite} isNew={begin !== undefined} />
          </div>
          <aside className={classes.details} aria-label={w.data} hidden={isNarrow && part !== 'data'}>
            <Details
              article={data}
              content={besideTexts}
              change={change}
              editable={mayWrite}
              saving={state.saving}
            />
          </aside>
        </div>
        {state.saving.kind === 'conflict' && (
          <ConflictWindow saver={saver} conflict={state.saving} mine={content} />
        )}
      </Page>
    </PickersProvider>
  )
}
