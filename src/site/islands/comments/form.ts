/**
 * The script of the comment form. When the reader begins to write, it fetches a proof-of-work task and solves
 * it in the background. Without a script, or when the script fails, the form still works.
 */
import { type Challenge, solveChallenge } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2'
import { newKey } from '../../../values/new-key.ts'

interface Start {
  /** The name of the signed-in reader, or null. */
  name: string | null
  challenge: Challenge
}

export function enhanceForm(form: HTMLFormElement): void {
  let solved: Promise<string> | undefined
  const article = form.elements.namedItem('article') as HTMLInputElement | null
  if (!article) return

  form.addEventListener('focusin', begin, { once: true })
  countLetters(form)
  form.addEventListener('submit', async (event) => {
    if (field('proof').value !== '' || !solved) return
    event.preventDefault()
    const button = form.querySelector<HTMLButtonElement>('button[type=submit]')!
    button.disabled = true
    field('proof').value = await solved
    button.disabled = false
    form.submit()
  })

  function begin(): void {
    // One key per submission: the server stores a comment once even if it is sent again after a lost
    // response.
    if (field('key').value === '') field('key').value = newKey()
    solved = solve().catch(() => '')
    // On a page restored from the back/forward cache, both were used.
    window.addEventListener('pageshow', ({ persisted }) => {
      if (!persisted) return
      field('key').value = newKey()
      field('proof').value = ''
      solved = solve().catch(() => '')
    })
  }

  async function solve(): Promise<string> {
    const answer = await fetch(`/readers/comments/start?article=${article!.value}`)
    if (!answer.ok) return ''
    const { name, challenge } = (await answer.json()) as Start
    if (name !== null) hidePersonalFields(form, name)
    const solution = await solveChallenge({ challenge, deriveKey, timeout: 30_000 })
    const proof = solution ? JSON.stringify({ challenge, solution }) : ''
    field('proof').value = proof
    return proof
  }

  function field(name: string): HTMLInputElement {
    const there = form.elements.namedItem(name)
    if (there) return there as HTMLInputElement
    const made = Object.assign(document.createElement('input'), { type: 'hidden', name })
    form.append(made)
    return made
  }
}

/** Hides the name and address fields for a signed-in reader. */
function hidePersonalFields(form: HTMLFormElement, name: string): void {
  const who = form.querySelector<HTMLElement>('.who[data-who]')
  if (!who || who.contains(document.activeElement)) return
  const [before = '', after = ''] = who.dataset.who!.split('%s')
  const bdi = document.createElement('bdi')
  bdi.textContent = name
  who.replaceChildren(before, bdi, after)
}

/** Shows how many letters are left when few are; in Arabic with the right plural. */
function countLetters(form: HTMLFormElement): void {
  const phrases = form.dataset.left?.split('|')
  const text = form.querySelector<HTMLTextAreaElement>('textarea')
  if (!phrases || !text) return
  const most = Number(text.dataset.most)
  const said = document.createElement('output')
  said.className = 'note'
  text.after(said)
  const rules = new Intl.PluralRules(document.documentElement.lang)
  const samples = [0, 1, 2, 3, 11, 100]
  text.addEventListener('input', () => {
    const left = most - Array.from(text.value).length
    said.hidden = left > 200
    if (said.hidden) return
    const n = Math.max(0, left)
    const sample = samples.findIndex((one) =>
      n === 0 ? one === 0 : one > 0 && rules.select(one) === rules.select(n),
    )
    const digits = new Intl.NumberFormat(document.documentElement.lang, {
      numberingSystem: document.documentElement.dataset.digits ?? 'latn',
    }).format(n)
    said.textContent = phrases[sample === -1 ? samples.length - 1 : sample]!.replace(/[\d٠-٩۰-۹]+/, digits)
  })
}
