/**
 * The comment form. Its bytes are the same for every reader and article, so it is one fragment. A hidden
 * field elsewhere on the page names the article and refers to this form by its id.
 */
import { longestComment, longestName } from '../../content/comments/fields.ts'
import { takingPartMessages } from '../../language/messages/taking-part/messages.ts'
import type { SiteLocale } from '../locale.tsx'
import type { SiteReadContext } from '../route.ts'
import { formId } from './paths.ts'

interface Props {
  locale: SiteLocale
  assets: SiteReadContext['assets']
  guests: boolean
  canMail: boolean
}

export function CommentForm({ locale, assets, guests, canMail }: Props) {
  const { messages, publication } = locale
  const own = takingPartMessages(publication.language)
  return (
    <details class="write">
      <summary class="button">{messages.writeComment}</summary>
      <form id={formId} method="post" action="/readers/comments" data-left={lettersLeft(own, publication)}>
        <CommentField locale={locale} />
        <div class="who" data-who={own.commentingAs('%s')}>
          <NameField locale={locale} />
          {canMail && <EmailField locale={locale} guests={guests} />}
        </div>
        {!guests && !canMail && <p class="error">{own.noMailYet}</p>}
        <p class="note">
          {own.commentRule} <a href="/readers">{own.myAccount}</a>
        </p>
        <button type="submit">{messages.sendComment}</button>
        <script type="module" async src={assets.url('comments.js')} />
      </form>
    </details>
  )
}

/** The phrases for the number of letters left, by plural class; a script picks the right one. */
const lettersLeft = (own: ReturnType<typeof takingPartMessages>, { digits }: SiteLocale['publication']) =>
  [0, 1, 2, 3, 11, 100].map((n) => own.lettersLeft(n, digits)).join('|')

export function CommentField({
  locale,
  value,
  error,
}: {
  locale: SiteLocale
  value?: string
  error?: string
}) {
  return (
    <>
      <label for="text">{locale.messages.yourComment}</label>
      {/* Browsers count line breaks and combining marks differently than the server, so this limit is only a
          hint. */}
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

export function NameField({ locale, value, error }: { locale: SiteLocale; value?: string; error?: string }) {
  return (
    <p>
      <label for="name">{locale.messages.yourName}</label>
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
  locale: SiteLocale
  guests: boolean
  value?: string
  error?: string
  /** Hides the explanation of what the address is for, when the page already gives it. */
  plain?: boolean
}

export function EmailField({ locale, guests, value, error, plain }: EmailProps) {
  const own = takingPartMessages(locale.publication.language)
  return (
    <p>
      <label for="email">{locale.messages.yourEmail}</label>
      <input
        id="email"
        name="email"
        type="text"
        inputmode="email"
        autocapitalize="off"
        spellcheck={false}
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
