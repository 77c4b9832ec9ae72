/** Writing an article: its texts, its details beside them, its state and what comes next above them. */
import { Alert, SegmentedControl } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useMe } from '../shell/me.ts'
import { Page } from '../shell/page.tsx'
import { useWords } from '../words.ts'
import { articleQuery, type Content, type WorkingArticle } from './article.ts'
import { Details } from './details/details.tsx'
import { Heading } from './heading.tsx'
import { PickersProvider } from './pickers.tsx'
import { Actions } from './publishing/actions.tsx'
import { ClashDialog } from './saving/clash.tsx'
import { useSaving } from './saving/use-saving.ts'
import { Texts } from './texts.tsx'
import { words } from './words.ts'
import classes from './writing.module.css'

type Part = 'text' | 'data'

export function Writing({ article: opened }: { article: WorkingArticle }) {
  const w = useWords(words)
  const { staff, may } = useMe()
  const { data = opened } = useQuery({ ...articleQuery(opened.id), enabled: false })
  const saving = useSaving(opened, staff.id)
  const { state, saver, recovered, isKept } = saving
  const [part, setPart] = useState<Part>('text')
  const isNarrow = useMediaQuery('(max-width: 62em)') ?? false
  const { content } = state
  const change = <F extends keyof Content>(field: F, value: Content[F]) =>
    saver.change({ ...saver.state().content, [field]: value })
  // What is scheduled goes out by itself: an editor's hands alone.
  const isOpen =
    data.state !== 'removed' && !data.discardedAt && (data.state !== 'scheduled' || may('publish'))
  const mayWrite = may('write') && isOpen

  return (
    <PickersProvider article={opened.id}>
      <Page
        title={content.headline || w.untitled}
        heading={<Heading article={data} saving={saving} />}
        actions={<Actions article={data} saver={saver} content={content} />}
      >
        {recovered && (
          <Alert color="teal" mb="sm" role="status">
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
            <Texts article={data} content={content} change={change} editable={mayWrite} />
          </div>
          <aside className={classes.details} aria-label={w.data} hidden={isNarrow && part !== 'data'}>
            <Details
              article={data}
              content={content}
              change={change}
              editable={mayWrite}
              saving={state.saving}
            />
          </aside>
        </div>
        <ClashDialog saver={saver} saving={state.saving} mine={content} />
      </Page>
    </PickersProvider>
  )
}
