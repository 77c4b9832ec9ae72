/**
 * The form under an article: the same bytes for everybody and for every article, so it is one fragment. Which article
 * it is said by a field that stands elsewhere on the page and names this form.
 */
import { longestComment, longestName } from '../../content/comments/fields.ts'
import { takingPartWords } from '../../language/words/taking-part/words.ts'
import type { House } from '../house.tsx'
import type { SiteReading } from '../route.ts'
import { formId } from './addresses.ts'

interface Props {
  house: House
  assets: SiteReading['assets']
  guests: boolean
  canMail: boolean
}

export function CommentForm({ house, assets, guests, canMail }: Props) {
  const { words, publication } = house
  const own = takingPartWords(publication.language)
  return (
    <details class="write">
      <summary class="button">{words.writeComment}</summary>
      <form id={formId} method="post" action="/readers/comments" data-left={lettersLeft(own, publication)}>
        <CommentField house={house} />
        <div class="who" data-who={own.commentingAs('%s')}>
          <NameField house={house} />
          {canMail && <EmailField house={house} guests={guests} />}
        </div>
        {!guests && !canMail && <p class="error">{own.noMailYet}</p>}
        <p class="note">
          {own.houseRule} <a href="/readers">{own.myAccount}</a>
        </p>
        <button type="submit">{words.sendComment}</button>
        <script type="module" async src={assets.url('comments.js')} />
      </form>
    </details>
  )
}

/** The phrases for what is left of the room, by plural class: a script takes the one that fits. */
const lettersLeft = (own: ReturnType<typeof takingPartWords>, { digits }: House['publication']) =>
  [0, 1, 2, 3, 11, 100].map((n) => own.lettersLeft(n, digits)).join('|')

export function CommentField({ house, value, error }: { house: House; value?: string; error?: string }) {
  return (
    <>
      <label for="text">{house.words.yourComment}</label>
      {/* A browser counts line ends and marks otherwise than we do: the bound here is only a help. */}
      <textarea
        id="text"
        name="text"
        rows={5}
        maxlength={longestComment * 2}
        data-most={longestComment}
        required
        dir="auto"
        aria-describedby={error ? 'text-error' : undefined}
        aria-invalid={error ? 'true' : undefined}
      >
        {value ?? ''}
      </textarea>
      {error && (
        <p class="error" id="text-error">
          {error}
        </p>
      )}
    </>
  )
}

export function NameField({ house, value, error }: { house: House; value?: string; error?: string }) {
  return (
    <p>
      <label for="name">{house.words.yourName}</label>
      <input
        id="name"
        type="text"
        name="name"
        autocomplete="nickname"
        maxlength={longestName}
        dir="auto"
        value={value}
        aria-describedby={error ? 'name-error' : undefined}
        aria-invalid={error ? 'true' : undefined}
      />
      {error && (
        <span class="error" id="name-error">
          {error}
        </span>
      )}
    </p>
  )
}

interface EmailProps {
  house: House
  guests: boolean
  value?: string
  error?: string
  /** Without a word on what it is for: the page has said it. */
  plain?: boolean
}

export function EmailField({ house, guests, value, error, plain }: EmailProps) {
  const own = takingPartWords(house.publication.language)
  return (
    <p>
      <label for="email">{house.words.yourEmail}</label>
      <input
        id="email"
        name="email"
        type="email"
        autocomplete="email"
        dir="ltr"
        value={value}
        aria-describedby={
          [plain ? '' : 'email-note', error ? 'email-error' : ''].join(' ').trim() || undefined
        }
        aria-invalid={error ? 'true' : undefined}
      />
      {error && (
        <span class="error" id="email-error">
          {error}
        </span>
      )}
      {!plain && (
        <span class="note" id="email-note">
          {guests ? own.emailIfWanted : own.emailToConfirm}
        </span>
      )}
    </p>
  )
}
