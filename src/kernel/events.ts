/**
 * Events: a command emits an event, and listeners of other features run in the same transaction, one after
 * another, in a fixed order. A listener writes rows, defers rows, invalidates cache tags and adds jobs;
 * anything outside the database is a job. Events emitted by listeners go to the end of the queue.
 */
import type { Work } from './command.ts'

export interface Event<Payload = unknown> {
  name: string
  payload: Payload
}

/** Creates an event of this kind; listeners are found by `name`. */
export interface EventType<Payload> {
  (payload: Payload): Event<Payload>
  eventName: string
}

export interface Listener {
  event: string
  run(work: Work, payload: never): Promise<void> | void
  /** Runs the listener behind a savepoint: its failure undoes only its own work. */
  apart?: {
    /** The time limit for each of its statements. */
    limitMs: number
    isOff(): boolean
    onFailure(error: unknown): void
  }
}

/** Names look like 'article.published'. */
export const defineEvent = <Payload>(name: string): EventType<Payload> =>
  Object.assign((payload: Payload): Event<Payload> => ({ name, payload }), { eventName: name })

export const on = <Payload>(
  { eventName }: EventType<Payload>,
  run: (work: Work, payload: Payload) => Promise<void> | void,
): Listener => ({ event: eventName, run })

let installed: Map<string, Listener[]> | null = null

/** Installs the listeners of this process, in their order. Called once, at the start (modules/install.ts). */
export function installListeners(listeners: readonly Listener[]): void {
  installed = Map.groupBy(listeners, ({ event }) => event)
}

/** @throws Error when no listeners are installed: the event would be lost silently */
export function listenersOf({ name }: Event): Listener[] {
  if (!installed) throw new Error(`No listeners are installed: the event ${name} would be lost.`)
  return installed.get(name) ?? []
}
