import { type Logger, pino } from 'pino'

export type Log = Logger

/** An address may hold the word that opens something: an invitation, a preview. */
const withoutSecrets = (path: unknown) => String(path).replace(/[\w-]{40,}/g, '…')

/** JSON lines on standard error: standard output belongs to what a command prints. */
export function openLog(level: string): Log {
  const options = { level, base: null, timestamp: pino.stdTimeFunctions.isoTime }
  return pino({ ...options, serializers: { path: withoutSecrets } }, pino.destination(2))
}
