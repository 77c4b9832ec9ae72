/** What stands before the first event of a stream. */

/**
 * HTTP/1.1 without chunks, ended by the end of the connection: the same bytes then go to every reader, no reader can
 * tell the difference, and proxies that speak HTTP/1.0 to their servers, as nginx does unless told, understand it too.
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

/** A reader who loses the stream comes back after one to nine seconds: not all in the same one. */
export const retryMs = (): number => 1_000 + Math.floor(Math.random() * 8_000)

/** The head of the answer, and how long the reader waits before it comes again. */
export const streamHead = (): string =>
  `HTTP/1.1 200 OK\r\nDate: ${new Date().toUTCString()}\r\n${lines.join('')}\r\nretry: ${retryMs()}\n\n`

/** One event as it goes over the wire. `data` has no line breaks, as JSON has none. */
export function eventBytes(event: string, data: string, id?: string | number): Buffer {
  return Buffer.from(`${id === undefined ? '' : `id: ${id}\n`}event: ${event}\ndata: ${data}\n\n`)
}
