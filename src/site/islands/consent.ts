/**
 * Asks whether the publisher's statistics server may count visits, and loads its script once the reader agrees. The
 * answer stays on the device. Readers who send Global Privacy Control are neither asked nor counted.
 */
const key = 'statistics'
const { globalPrivacyControl } = navigator as { globalPrivacyControl?: boolean }

function begin(): void {
  const bar = document.querySelector<HTMLElement>('.consent[data-script]')
  const again = document.querySelector<HTMLButtonElement>('.consent-again button')
  if (!bar || !again || globalPrivacyControl || !canKeep()) return
  const attributes: Record<string, string> = JSON.parse(bar.dataset.script!)
  const src = attributes.src!
  let isLoaded = false
  let isReopened = false

  function load(): void {
    isLoaded = true
    const { 'data-matomo': siteId } = attributes
    if (siteId) Object.assign(window, { _paq: matomoCommands(new URL('matomo.php', src).href, siteId) })
    const script = document.createElement('script')
    for (const [name, value] of Object.entries(attributes)) script.setAttribute(name, value)
    script.async = true
    document.head.append(script)
  }

  function show(answer: string | null): void {
    bar!.hidden = answer !== null
    if (answer) again!.textContent = again!.dataset[answer] ?? ''
  }

  for (const button of bar.querySelectorAll('button'))
    button.onclick = () => {
      localStorage.setItem(key, `${button.value} ${src}`)
      // A running script stops only with its page.
      if (isLoaded && button.value === 'refused') return location.reload()
      show(button.value)
      if (!isLoaded && button.value === 'accepted') load()
      if (isReopened) again.focus({ preventScroll: true })
    }
  again.onclick = () => {
    isReopened = true
    bar.hidden = false
    bar.querySelector('button')!.focus()
  }
  // Keyboards and screen readers reach it first.
  document.body.prepend(bar)
  const answer = answerFor(src)
  if (answer === 'accepted') load()
  const sheet = Object.assign(document.createElement('link'), {
    ...{ rel: 'stylesheet', href: bar.dataset.sheet! },
    onload() {
      again.parentElement!.hidden = false
      show(answer)
    },
  })
  document.head.append(sheet)
}

/** The answer that was given for this very script: another server asks again. */
function answerFor(src: string): string | null {
  const [answer, about] = localStorage.getItem(key)?.split(' ') ?? []
  return about === src && (answer === 'accepted' || answer === 'refused') ? answer : null
}

/** Without storage on the device, the question would appear on each page. */
function canKeep(): boolean {
  try {
    localStorage.getItem(key)
    return true
  } catch {
    return false
  }
}

/**
 * Counts without cookies, and sends counts by `sendBeacon`, because the policy of pages allows no picture of
 * another host.
 */
const matomoCommands = (tracker: string, siteId: string) => [
  ['disableCookies'],
  ['alwaysUseSendBeacon'],
  ['setTrackerUrl', tracker],
  ['setSiteId', siteId],
  ['trackPageView'],
  ['enableLinkTracking'],
]

if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', begin, { once: true })
else begin()
