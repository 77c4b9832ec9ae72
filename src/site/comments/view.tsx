/** Public comments. Personal content (a form with a name, comments awaiting moderation) is on the readers' pages. */
import { Fragment } from 'hono/jsx'
import type { Comment, Thread } from '../../content/comments/threads.ts'
import { blockDirection } from '../../language/bidi.ts'
import { linksIn } from '../../language/comment-text.ts'
import { type TakingPart, takingPartMessages } from '../../language/messages/taking-part/messages.ts'
import { type SiteLocale, Text, When } from '../locale.tsx'
import { replyPath, reportPath, threadPath } from './paths.ts'

export interface CommentContext {
  locale: SiteLocale
  own: TakingPart
  articleId: number
  /** Whether readers may reply. */
  open: boolean
  /** The heading level of the writer's name above each comment. */
  level: 2 | 3
}

interface Place {
  locale: SiteLocale
  articleId: number
  open: boolean
  level: 2 | 3
}

export const commentContext = ({ locale, ...place }: Place): CommentContext => ({
  ...{ locale, ...place },
  own: takingPartMessages(locale.publication.language),
})

export function ThreadView({ of, thread }: { of: CommentContext; thread: Thread }) {
  const { own, locale, articleId } = of
  const more = thread.replyCount > thread.replies.length
  return (
    <li>
      <CommentView of={of} comment={thread} />
      {thread.replyCount > 0 && (
        <ul>
          {thread.replies.map((reply) => (
            <li>
              <CommentView of={of} comment={reply} />
            </li>
          ))}
          {more && (
            <li class="all">
              <a href={threadPath(articleId, thread.id)}>
                {own.allReplies(own.replies(thread.replyCount, locale.publication.digits))}
              </a>
            </li>
          )}
        </ul>
      )}
    </li>
  )
}

export function CommentView({ of, comment }: { of: CommentContext; comment: Comment }) {
  const { locale, own, articleId, open, level } = of
  const Name = `h${level}` as 'h3'
  const { messages, direction } = locale
  const { id, isGone, name, answers, text, postedAt, editedAt } = comment
  if (isGone)
    return (
      <article id={`c${id}`} class="gone">
        <p>{own.takenAway}</p>
      </article>
    )
  return (
    <article id={`c${id}`} aria-labelledby={`n${id}`}>
      <header>
        <Name id={`n${id}`} class="name-of">
          <bdi>{name}</bdi>
        </Name>
        <a href={threadPath(articleId, id)} rel="nofollow">
          <When locale={locale} at={postedAt} shape="datetime" />
        </a>
        {editedAt && <span>{messages.edited}</span>}
      </header>
      {answers && (
        <p class="to">
          <a href={threadPath(articleId, answers.id)} rel="nofollow">
            <Text of={own.answering(answers.name)} base={direction} />
          </a>
        </p>
      )}
      <FoldedText own={own} text={text} base={direction} />
      <footer>
        {open && (
          <a href={replyPath(id)} rel="nofollow" aria-describedby={`n${id}`}>
            {messages.reply}
          </a>
        )}
        <a href={reportPath(id)} rel="nofollow" aria-describedby={`n${id}`}>
          {own.report}
        </a>
      </footer>
    </article>
  )
}

/** A longer comment would push other readers' comments off the screen. */
const linesShown = 12

/** Shows the first lines of a very long comment; the rest opens in place, without a script. */
function FoldedText({ own, text, base }: { own: TakingPart; text: string; base: 'rtl' | 'ltr' }) {
  const lines = text.split('\n')
  if (lines.length <= linesShown + 2) return <Paragraphs text={text} base={base} />
  return (
    <>
      <Paragraphs text={lines.slice(0, linesShown).join('\n').trimEnd()} base={base} />
      <details class="rest">
        <summary>{own.showWhole}</summary>
        <Paragraphs text={lines.slice(linesShown).join('\n').trim()} base={base} />
      </details>
    </>
  )
}

/** A reader's text as paragraphs and lines. Web addresses become links that search engines must not count as ours. */
export function Paragraphs({ text, base }: { text: string; base: 'rtl' | 'ltr' }) {
  return (
    <>
      {text.split('\n\n').map((paragraph) => {
        const dir = blockDirection(paragraph, base)
        return (
          <p dir={dir === base ? undefined : dir}>
            {paragraph.split('\n').map((line, i) => (
              <Fragment>
                {i > 0 && <br />}
                <Line text={line} base={dir} />
              </Fragment>
            ))}
          </p>
        )
      })}
    </>
  )
}

function Line({ text, base }: { text: string; base: 'rtl' | 'ltr' }) {
  return (
    <>
      {linksIn(text).map((part) =>
        part.url ? (
          <a href={part.url} rel="nofollow ugc noopener noreferrer" dir="ltr">
            {part.text}
          </a>
        ) : (
          <Text of={part.text} base={base} />
        ),
      )}
    </>
  )
}
