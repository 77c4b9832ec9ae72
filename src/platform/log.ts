import { type Logger, pino } from 'pino'

export type Log = Logger

/** JSON lines on standard error: standard output belongs to what a command prints. */
export function openLog(level: string): Log {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination(2))
}
