/** The next action at the end of the bar, and the others in a menu. */

import { ActionIcon, Button, Menu } from '@mantine/core'
import IconExternalLink from '@tabler/icons-react/icons/IconExternalLink'
import IconEye from '@tabler/icons-react/icons/IconEye'
import IconHistory from '@tabler/icons-react/icons/IconHistory'
import { memo, Suspense, useState } from 'react'
import type { Content, WorkingArticle } from '../../drafts/article.ts'
import type { Saver } from '../../drafts/saver.ts'
import { useMessages } from '../../messages.ts'
import { openBreaking } from '../../session/breaking.ts'
import { useMe } from '../../session/me.ts'
import { type Action, useActions } from '../../ui/actions.ts'
import { useConfirm } from '../../ui/confirm.tsx'
import { MoreMenu } from '../../ui/more-menu.tsx'
import { lazyPart } from '../../ui/new-version.tsx'
import { NoteDialog } from '../../ui/note-dialog.tsx'
import { useShortcut } from '../../ui/shortcuts.ts'
import { messages } from '../messages.ts'
import { type ArticleActionName, articleActionOf } from './article-actions.ts'
import { ChangesDialog } from './changes-dialog.tsx'
import { messages as actionMessages } from './messages.ts'
import { PublishDialog } from './publish-dialog.tsx'
import { type Act, useArticleAction } from './use-article-action.ts'

const Revisions = lazyPart(async () => (await import('../revisions/revisions.tsx')).Revisions)
const Preview = lazyPart(async () => (await import('../preview/preview.tsx')).Preview)

type Open = 'publish' | 'changes' | 'revisions' | 'preview' | ArticleActionName | null

interface Props {
  article: WorkingArticle
  content: Content
  saver: Saver
  /** The revision on the server. */
  base: number
  /** Whether there are unsaved changes. */
  isDirty: boolean
}

export const Actions = memo(function Actions({ article, content, saver, base, isDirty }: Props) {
  const w = useMessages(messages)
  const d = useMessages(actionMessages)
  const { author, may, staff } = useMe()
  const confirm = useConfirm()
  const act = useArticleAction(article.id, saver)
  const [open, setOpen] = useState<Open>(null)
  const [seen, setSeen] = useState(article.revision)
  const close = () => setOpen(null)
  const openPublishing = (what: 'publish' | 'changes') =>
    void saver.flush().then(() => {
      setSeen(saver.state().base)
      setOpen(what)
    })
  /** Publishes what this person saw when the dialog opened or saved since, not a colleague's later save. */
  const actOnSeen: Act = (path, body, done) => {
    const withRevision = () => {
      const { taken, base } = saver.state()
      return { ...(body as object), revision: taken > seen ? seen : base } as never
    }
    return act(path, withRevision, done)
  }
  const { state, address } = article
  const isPending = article.publishedRevision !== null && base > article.publishedRevision
  const hasChanges = isPending || isDirty
  const isDraft = state === 'draft' && !article.trashedAt
  const mayTrash = may('publish') || (may('write') && article.createdBy?.id === staff.id)
  // A person with unsaved changes becomes the last author as soon as the article is submitted.
  const isAuthor =
    article.createdBy?.id === staff.id ||
    article.updatedBy === staff.name ||
    base > article.revision ||
    isDirty ||
    (author !== null && content.authorIds.includes(author.id))

  const asked = async (
    path: 'unschedule' | 'trash',
    title: string,
    description: string,
    action: string,
    done: string,
  ) => {
    if (await confirm({ title, description, action })) await act(path, undefined, () => done)
  }
  const openPublic = () => void window.open(address!, '_blank', 'noopener')
  const next = nextAction()

  function nextAction(): { label: string; run(): void } | null {
    if (article.trashedAt && !mayTrash) return null
    if (article.trashedAt)
      return { label: w.untrash, run: () => void act('untrash', undefined, () => d.untrashed) }
    if (may('publish')) {
      if (state === 'published') {
        return hasChanges ? { label: w.publishChanges, run: () => openPublishing('changes') } : null
      }
      return { label: w.publish, run: () => openPublishing('publish') }
    }
    if (may('write') && isDraft && !article.submittedAt && isAuthor)
      return { label: w.submit, run: () => setOpen('submit') }
    return null
  }

  const others: (Action & { danger?: boolean })[] = []
  const offer = (holds: boolean, id: string, label: string, run: () => void, danger = false) => {
    if (holds) others.push({ id: `article-${id}`, label, run, danger })
  }
  offer(address !== null, 'open', w.openPublic, openPublic)
  offer(
    may('publish') && !article.trashedAt && state !== 'removed',
    'breaking',
    w.makeBreaking,
    () => void saver.flush().then(() => openBreaking(article.id)),
  )
  offer(isDraft && may('write') && may('publish') && !article.submittedAt, 'submit', w.submit, () =>
    setOpen('submit'),
  )
  offer(article.submittedAt !== null && may('publish'), 'return', w.returnToReporter, () => setOpen('return'))
  offer(
    state === 'scheduled' && may('publish'),
    'unschedule',
    w.unschedule,
    () =>
      void asked('unschedule', d.unscheduleTitle, d.unscheduleDescription, d.unscheduleAction, d.unscheduled),
  )
  offer(state === 'published' && may('publish'), 'unpublish', w.unpublish, () => setOpen('unpublish'), true)
  offer(
    isDraft && !article.publishedAt && mayTrash,
    'trash',
    w.trash,
    () => void asked('trash', d.trashTitle, d.trashDescription, d.trashAction, d.trashed),
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
  offer(may('removeForLegalReasons'), 'remove', w.remove, () => setOpen('remove'), true)

  const preview = () => void saver.flush().then(() => setOpen('preview'))
  const revisions = () => void saver.flush().then(() => setOpen('revisions'))
  useShortcut('mod+shift+E', w.preview, preview)
  useShortcut('mod+shift+H', w.revisions, revisions)
  useShortcut('mod+Enter', next?.label ?? w.publish, () => next?.run(), next !== null && open === null)
  useShortcut('mod+S', w.saveNow, () => void saver.flush())
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
      <MoreMenu label={w.more}>
        <Menu.Item hiddenFrom="sm" onClick={revisions}>
          {w.revisions}
        </Menu.Item>
        {others.map(({ id, label, run, danger }) => (
          <Menu.Item key={id} color={danger ? 'red' : undefined} onClick={run}>
            {label}
          </Menu.Item>
        ))}
      </MoreMenu>
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
      {(open === 'unpublish' || open === 'submit' || open === 'return' || open === 'remove') && (
        <NoteDialog action={articleActionOf(open, d, act)} close={close} />
      )}
      <Suspense>
        {open === 'revisions' && <Revisions article={article} saver={saver} close={close} />}
        {open === 'preview' && <Preview target={{ kind: 'article', id: article.id }} close={close} />}
      </Suspense>
    </>
  )
})
