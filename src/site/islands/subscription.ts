/** A browser's push subscription in the form that the server expects: its endpoint and keys. */
export function subscriptionBody(subscription: PushSubscription) {
  const { endpoint, keys } = subscription.toJSON()
  return { endpoint, p256dh: keys?.p256dh, auth: keys?.auth }
}
