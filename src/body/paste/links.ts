import { isLinkAddress } from '../address.ts'

/** Redirect services that track clicks, and the parameter with the real address. */
const counting: [RegExp, string][] = [
  [/^https?:\/\/(www\.)?google\.[a-z.]+\/url\?/i, 'q'],
  [/^https?:\/\/(www\.)?google\.[a-z.]+\/url\?/i, 'url'],
  [/^https?:\/\/lm?\.(facebook|instagram)\.com\//i, 'u'],
  [/^https?:\/\/[\w.]*safelinks\.protection\.outlook\.com\//i, 'url'],
]

/** The real address, so that readers' clicks are not tracked. */
function meantAddress(given: string): string {
  for (const [service, parameter] of counting) {
    const meant = service.test(given) && URL.canParse(given) && new URL(given).searchParams.get(parameter)
    if (meant && /^https?:\/\//i.test(meant) && isLinkAddress(meant)) return meant
  }
  return given
}

/** Keeps complete link addresses; '' for "#top" and "/news", which mean nothing here. */
export function pastedHref(href: string): string {
  const given = href.trim().replace(/^\/\//, 'https://').replace(/ /g, '%20')
  return isLinkAddress(given) && !given.startsWith('/') ? meantAddress(given) : ''
}
