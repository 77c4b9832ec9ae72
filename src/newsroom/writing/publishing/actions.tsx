/** At the end of the bar: the next action, and behind it the others. */
import { ActionIcon, Button, Menu } from '@mantine/core'
import IconDots from '@tabler/icons-react/icons/IconDots'
import IconExternalLink from '@tabler/icons-react/icons/IconExternalLink'
import IconEye from '@tabler/icons-react/icons/IconEye'
import IconHistory from '@tabler/icons-react/icons/IconHistory'
import { lazy, Suspense, useState } from 'react'
import { type Action, useActions } from '../../shell/actions.ts'
import { useConfirm } from '../../shell/confirm.tsx'
import { useMe } from '../../shell/me.ts'
import { useShortcut } from '../../shell/shortcuts.ts'
import { useWords } from '../../words.ts'
import type { Content, WorkingArticle } from '../article.ts'
import type { Saver } from '../saving/saver.ts'
import { words } from '../words.ts'
import { ChangesDialog } from './changes-dialog.tsx'
import { type DeedName, deedOf } from './deeds.ts'
import { NoteDialog } from './note-dialog.tsx'
import { PublishDialog } from './publish-dialog.tsx'
import { type Act, useDeed } from './use-deed.ts'
import { words as deedWords } from './words.ts'

const Revisions = lazy(async () => ({ default: (await import('../revisions/revisions.tsx')).Revisions }))
const Preview = lazy(async () => ({ default: (await import('../preview/preview.tsx')).Preview }))

type Open = 'publish' | 'changes' | 'revisions' | 'preview' | DeedName | null

interface Props {
  article: WorkingArticle
  content: Content
  saver: Saver
}

export function Actions({ article, content, saver }: Props) {
  const w = useWords(words)
  const d = useWords(deedWords)
  const { may } = useMe()
  const confirm = useConfirm()
  const act = useDeed(article.id, saver)
  const [open, setOpen] = useState<Open>(null)
  const [seen, setSeen] = useState(article.revision)
  const close = () => setOpen(null)
  const openPublishing = (what: 'publish' | 'changes') =>
    void saver.flush().then(() => {
      setSeen(saver.state().base)
      setOpen(what)
    })
  /** Only what was on the screen when the dialog opened goes out, and not what a colleague saved since. */
  const actOnSeen: Act = (path, body, done) =>
    act(path, saver.isDirty() ? body : { ...(body as object), revision: seen }, done)
  const { state, address } = article
  const isPending = article.publishedRevision !== null && saver.state().base > article.publishedRevision
  const hasChanges = isPending || saver.isDirty()
  const isDraft = state === 'draft' && !article.discardedAt

  const asked = async (path: string, title: string, says: string, action: string, done: string) => {
    if (await confirm({ title, says, action })) await act(path, undefined, () => done)
  }
  const openPublic = () => void window.open(address!, '_blank', 'noopener')
  const next = nextAction()

  function nextAction(): { label: string; run(): void } | null {
    if (article.discardedAt)
      return { label: w.undiscard, run: () => void act('undiscard', undefined, () => d.undiscarded) }
    if (may('publish')) {
      if (state === 'published') {
        return hasChanges ? { label: w.publishChanges, run: () => openPublishing('changes') } : null
      }
      return { label: w.publish, run: () => openPublishing('publish') }
    }
    if (may('write') && isDraft && !article.handedInAt)
      return { label: w.handIn, run: () => setOpen('hand-in') }
    return null
  }

  const others: (Action & { danger?: boolean })[] = []
  const offer = (holds: boolean, id: string, label: string, run: () => void, danger = false) => {
    if (holds) others.push({ id: `article-${id}`, label, run, danger })
  }
  offer(address !== null, 'open', w.openPublic, openPublic)
  offer(isDraft && may('write') && may('publish') && !article.handedInAt, 'hand-in', w.handIn, () =>
    setOpen('hand-in'),
  )
  offer(article.handedInAt !== null && may('write'), 'hand-back', w.handBack, () => setOpen('hand-back'))
  offer(
    state === 'scheduled' && may('publish'),
    'unschedule',
    w.unschedule,
    () => void asked('unschedule', d.unscheduleTitle, d.unscheduleSays, d.unscheduleAction, d.unscheduled),
  )
  offer(state === 'published' && may('publish'), 'unpublish', w.unpublish, () => setOpen('unpublish'), true)
  offer(
    isDraft && !article.publishedAt && may('write'),
    'discard',
    w.discard,
    () => void asked('discard', d.discardTitle, d.discardSays, d.discardAction, d.discarded),
  )
  offer(
    may('moderate') && state !== 'removed',
    'comments',
    article.commentsOpen ? d.closeComments : d.openComments,
    () =>
      void act('comments', { open: !article.commentsOpen }, () =>
        article.commentsOpen ? d.commentsClosed : d.commentsOpened,
      ),
  )
  offer(may('eraseForLaw'), 'remove', w.remove, () => setOpen('remove'), true)

  const preview = () => void saver.flush().then(() => setOpen('preview'))
  const revisions = () => void saver.flush().then(() => setOpen('revisions'))
  useShortcut('mod+shift+E', w.preview, preview)
  useShortcut('mod+shift+H', w.revisions, revisions)
  useShortcut('mod+Enter', next?.label ?? w.publish, () => next?.run(), next !== null && open === null)
  useShortcut('mod+S', w.saved('').trim(), () => void saver.flush())
  useActions([
    ...(next ? [{ id: 'article-next', ...next }] : []),
    { id: 'article-preview', label: w.preview, run: preview },
    { id: 'article-revisions', label: w.revisions, run: revisions },
    ...others,
  ])

  return (
    <>
      <Button
        variant="default"
        size="sm"
        leftSection={<IconHistory size={18} aria-hidden />}
        onClick={revisions}
        visibleFrom="sm"
      >
        {w.revisions}
      </Button>
      <Button
        variant="default"
        size="sm"
        leftSection={<IconEye size={18} aria-hidden />}
        onClick={preview}
        visibleFrom="sm"
      >
        {w.preview}
      </Button>
      <ActionIcon variant="default" size={36} aria-label={w.preview} onClick={preview} hiddenFrom="sm">
        <IconEye size={18} aria-hidden />
      </ActionIcon>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="default" size={36} aria-label={w.more}>
            <IconDots size={18} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item hiddenFrom="sm" onClick={revisions}>
            {w.revisions}
          </Menu.Item>
          {others.map(({ id, label, run, danger }) => (
            <Menu.Item key={id} color={danger ? 'red' : undefined} onClick={run}>
              {label}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {next ? (
        <Button size="sm" onClick={next.run}>
          {next.label}
        </Button>
      ) : (
        address && (
          <Button
            size="sm"
            variant="light"
            onClick={openPublic}
            rightSection={<IconExternalLink size={16} aria-hidden />}
          >
            {w.openPublic}
          </Button>
        )
      )}
      {open === 'publish' && (
        <PublishDialog article={article} content={content} act={actOnSeen} close={close} />
      )}
      {open === 'changes' && <ChangesDialog act={actOnSeen} close={close} />}
      {(open === 'unpublish' || open === 'hand-in' || open === 'hand-back' || open === 'remove') && (
        <NoteDialog deed={deedOf(open, d, act)} close={close} />
      )}
      <Suspense>
        {open === 'revisions' && <Revisions article={article} saver={saver} close={close} />}
        {open === 'preview' && <Preview what={{ kind: 'article', id: article.id }} close={close} />}
      </Suspense>
    </>
  )
}
