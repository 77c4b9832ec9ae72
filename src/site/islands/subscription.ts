/** A browser's subscription as the readers' door takes it: its address at the push service, and its keys. */
export function asSent(subscription: PushSubscription) {
  const { endpoint, keys } = subscription.toJSON()
  return { endpoint, p256dh: keys?.p256dh, auth: keys?.auth }
}
