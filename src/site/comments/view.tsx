/** Comments as the public reads them. What is personal (a form with a name, what waits) is on the readers' pages. */
import { Fragment } from 'hono/jsx'
import type { Comment, Thread } from '../../content/comments/threads.ts'
import { blockDirection } from '../../language/bidi.ts'
import { linksIn } from '../../language/comment-text.ts'
import { type TakingPart, takingPartWords } from '../../language/words/taking-part/words.ts'
import { type House, Text, When } from '../house.tsx'
import { replyAddress, reportAddress, threadAddress } from './addresses.ts'

export interface CommentsHouse {
  house: House
  own: TakingPart
  articleId: number
  /** Whether an answer would be taken. */
  open: boolean
  /** Of the heading that each comment has: its writer's name. */
  level: 2 | 3
}

interface Place {
  house: House
  articleId: number
  open: boolean
  level: 2 | 3
}

export const commentsHouse = ({ house, ...place }: Place): CommentsHouse => ({
  ...{ house, ...place },
  own: takingPartWords(house.publication.language),
})

export function ThreadView({ of, thread }: { of: CommentsHouse; thread: Thread }) {
  const { own, house, articleId } = of
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
              <a href={threadAddress(articleId, thread.id)}>
                {own.allReplies(own.replies(thread.replyCount, house.publication.digits))}
              </a>
            </li>
          )}
        </ul>
      )}
    </li>
  )
}

export function CommentView({ of, comment }: { of: CommentsHouse; comment: Comment }) {
  const { house, own, articleId, open, level } = of
  const Name = `h${level}` as 'h3'
  const { words, direction } = house
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
        <a href={threadAddress(articleId, id)} rel="nofollow">
          <When house={house} at={postedAt} shape="datetime" />
        </a>
        {editedAt && <span>{words.edited}</span>}
      </header>
      {answers && (
        <p class="to">
          <a href={threadAddress(articleId, answers.id)} rel="nofollow">
            <Text of={own.answering(answers.name)} base={direction} />
          </a>
        </p>
      )}
      <Paragraphs text={text} base={direction} />
      <footer>
        {open && (
          <a href={replyAddress(id)} rel="nofollow" aria-describedby={`n${id}`}>
            {words.reply}
          </a>
        )}
        <a href={reportAddress(id)} rel="nofollow" aria-describedby={`n${id}`}>
          {own.report}
        </a>
      </footer>
    </article>
  )
}

/** What a reader wrote: paragraphs and lines, with the addresses in it as links that we do not vouch for. */
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
