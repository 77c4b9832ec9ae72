/**
 * Push notifications at /follow: shows what this browser follows. Asks for permission only when the reader
 * presses a button.
 */
import { subscriptionBody } from './subscription.ts'

const post = (path: string, body: object) =>
  fetch(`/readers/push${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  })

async function offer(form: HTMLFormElement): Promise<void> {
  const off = form.querySelector<HTMLButtonElement>('[data-push-off]')!
  const on = form.querySelector<HTMLButtonElement>('[type=submit]')!
  const said = form.querySelector<HTMLElement>('[role=status]')!
  const { words } = form.dataset
  const say = JSON.parse(words!) as Record<
    'on' | 'change' | 'isOn' | 'isOff' | 'denied' | 'nothing' | 'failed',
    string
  >

  const show = (isOn: boolean) => {
    off.hidden = !isOn
    on.textContent = isOn ? say.change : say.on
  }
  const chosen = (name: string) =>
    [...form.querySelectorAll<HTMLInputElement>(`[name=${name}]:checked`)].map(({ value }) => Number(value))
  const choices = () => ({
    breaking: chosen('breaking').length > 0,
    sectionIds: chosen('section'),
    storyIds: chosen('story'),
  })

  async function begin(): Promise<string> {
    const follows = choices()
    if (!follows.breaking && follows.sectionIds.length + follows.storyIds.length === 0) return say.nothing
    // Ask for permission first: some browsers refuse unless the request directly follows the button press.
    if ((await Notification.requestPermission()) !== 'granted') return say.denied
    const subscription = await subscribe()
    const answer = await post('', { ...subscriptionBody(subscription), ...follows })
    if (!answer.ok) return say.failed
    show(true)
    return say.isOn
  }

  async function end(): Promise<string> {
    const subscription = await current()
    if (subscription) {
      const { endpoint, auth } = subscriptionBody(subscription)
      if (!(await post('/end', { endpoint, auth })).ok) return say.failed
      await subscription.unsubscribe()
    }
    show(false)
    return say.isOff
  }

  const run = async (action: () => Promise<string>) => {
    on.disabled = off.disabled = true
    said.textContent = await action().catch(() => say.failed)
    on.disabled = off.disabled = false
  }
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    void run(begin)
  })
  off.addEventListener('click', () => void run(end))

  const known = await mine()
  for (const box of form.querySelectorAll<HTMLInputElement>('[type=checkbox]')) {
    if (!known) break
    const ids = box.name === 'section' ? known.sectionIds : known.storyIds
    box.checked = box.name === 'breaking' ? known.breaking : ids.includes(Number(box.value))
  }
  show(known !== null)
  form.hidden = false
  form.previousElementSibling!.toggleAttribute('hidden', true)
  chooseAsked(form)
}

/** Ticks the story that an article's link asks for, and scrolls to it. */
function chooseAsked(form: HTMLFormElement): void {
  const [, id] = /^#story-(\d+)$/.exec(location.hash) ?? []
  const box = id && form.querySelector<HTMLInputElement>(`[name=story][value="${id}"]`)
  if (!box) return
  box.checked = true
  box.closest('details')!.open = true
  box.scrollIntoView({ block: 'center' })
}

const current = async () =>
  (await (await navigator.serviceWorker.getRegistration())?.pushManager.getSubscription()) ?? null

interface Choices {
  breaking: boolean
  sectionIds: number[]
  storyIds: number[]
}

/** The topics this browser follows, from the server. */
async function mine(): Promise<Choices | null> {
  const subscription = await current().catch(() => null)
  if (!subscription) return null
  const { endpoint, auth } = subscriptionBody(subscription)
  const answer = await post('/mine', { endpoint, auth }).catch(() => null)
  return answer?.ok ? ((await answer.json()) as Choices) : null
}

async function subscribe(): Promise<PushSubscription> {
  await navigator.serviceWorker.register('/sw.js')
  const { pushManager } = await navigator.serviceWorker.ready
  const { key } = (await (await fetch('/readers/push/key')).json()) as { key: string }
  const options = { userVisibleOnly: true, applicationServerKey: key }
  try {
    return await pushManager.subscribe(options)
  } catch (error) {
    // A subscription made with the site's old keys prevents a new one.
    const former = await pushManager.getSubscription()
    if (!former) throw error
    await former.unsubscribe()
    return pushManager.subscribe(options)
  }
}

const form = document.querySelector<HTMLFormElement>('[data-push]')
if (form && 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window)
  void offer(form)
