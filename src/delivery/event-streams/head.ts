/** The bytes before the first event of a stream. */

/**
 * HTTP/1.1 without chunked encoding, ended by closing the connection. Thus every reader gets the same bytes,
 * and proxies that speak HTTP/1.0 to their servers (the default of nginx) work too.
 */
const fields = {
  'Content-Type': 'text/event-stream; charset=utf-8',
  'Cache-Control': 'no-cache, no-transform',
  'X-Accel-Buffering': 'no',
  'X-Content-Type-Options': 'nosniff',
  'Content-Security-Policy': "default-src 'none'; sandbox",
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  Connection: 'close',
}
const lines = Object.entries(fields).map(([name, value]) => `${name}: ${value}\r\n`)

export const streamHeaders: Readonly<Record<string, string>> = fields

/** A reader who loses the stream reconnects after one to nine seconds, so that readers do not all return at once. */
export const retryMs = (): number => 1_000 + Math.floor(Math.random() * 8_000)

/** The head of the response, with the delay before the reader reconnects. */
export const streamHead = (): string =>
  `HTTP/1.1 200 OK\r\nDate: ${new Date().toUTCString()}\r\n${lines.join('')}\r\nretry: ${retryMs()}\n\n`

/** One event in the wire format. `data` must not contain line breaks; JSON has none. */
export function eventBytes(event: string, data: string, id?: string | number): Buffer {
  return Buffer.from(`${id === undefined ? '' : `id: ${id}\n`}event: ${event}\ndata: ${data}\n\n`)
}
