/**
 * Accept-Encoding (RFC 9110, 12.5.3).
 */

/** Whether the client accepts this coding, by name or by `*`, with a weight above zero. */
export function accepts(header: string | undefined, wanted: 'gzip' | 'br'): boolean {
  if (header === undefined) return false
  let any = false
  for (const item of header.toLowerCase().split(',')) {
    const [coding = '', ...parameters] = item.split(';').map((part) => part.trim())
    if (coding !== wanted && !(wanted === 'gzip' && coding === 'x-gzip') && coding !== '*') continue
    const weight = parameters.find((parameter) => parameter.startsWith('q='))
    const accepted = weight === undefined || Number(weight.slice(2)) > 0
    if (coding !== '*') return accepted
    any = accepted
  }
  return any
}

export const acceptsGzip = (header: string | undefined): boolean => accepts(header, 'gzip')
