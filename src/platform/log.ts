import { type Logger, pino } from 'pino'

export type Log = Logger

/** Removes secrets from a URL: an invitation, a preview token. */
const withoutSecrets = (path: unknown) => String(path).replace(/[\w-]{40,}/g, '…')

/** JSON lines on standard error; standard output is for the output of commands. */
export function openLog(level: string): Log {
  const options = { level, base: null, timestamp: pino.stdTimeFunctions.isoTime }
  return pino({ ...options, serializers: { path: withoutSecrets } }, pino.destination(2))
}
