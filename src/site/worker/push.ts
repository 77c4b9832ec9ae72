/** Shows push messages on the device, in their own direction; pressing one opens the article. */
import { subscriptionBody } from '../islands/subscription.ts'
import type { ClickEvent, PushEvent, Worker } from './events.ts'
import type { PushMessage } from './message.ts'

const icon = '/apple-touch-icon.png'

export function handlePushes(worker: Worker): void {
  worker.addEventListener('push', (event) => event.waitUntil(show(worker, event)))
  worker.addEventListener('notificationclick', (event) => event.waitUntil(open(worker, event)))
  // The browser or the push service has renewed the subscription: the reader's choices are kept.
  worker.addEventListener('pushsubscriptionchange', (event) => {
    if (event.oldSubscription) event.waitUntil(renew(worker, event.oldSubscription))
  })
}

async function show(worker: Worker, event: PushEvent): Promise<void> {
  if (!event.data) return
  const { title, body, url, tag, lang, dir } = event.data.json() as PushMessage
  await worker.registration.showNotification(title, { ...{ body, tag, lang, dir, icon }, data: { url } })
}

async function open(worker: Worker, { notification }: ClickEvent): Promise<void> {
  notification.close()
  const { href, origin } = new URL((notification.data as { url: string }).url, location.origin)
  if (origin !== location.origin) return
  const windows = await worker.clients.matchAll({ type: 'window', includeUncontrolled: true })
  const there = windows.find(({ url }) => url === href)
  await (there ? there.focus() : worker.clients.openWindow(href))
}

async function renew(worker: Worker, old: PushSubscription): Promise<void> {
  const subscription = await worker.registration.pushManager.subscribe(old.options)
  const { endpoint, auth } = subscriptionBody(old)
  const body = { ...subscriptionBody(subscription), breaking: false, replaces: { endpoint, auth } }
  await fetch('/readers/push', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  })
}
