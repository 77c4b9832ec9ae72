/**
 * Every write is a command: policy, rules, rows, an immutable revision and a change-log row, in one
 * transaction. There is no other way to write. run.ts runs commands.
 */
import type { Transaction } from 'kysely'
import type { z } from 'zod'
import type { RefusalReason } from '../values/refusal-reasons.ts'
import type { Actor } from './actor.ts'
import type { Event } from './events.ts'
import type { Tables } from './tables.ts'

/** The context of a command inside its transaction. */
export interface Work {
  db: Transaction<Tables>
  actor: Actor
  /** The time of the command, from the process's clock. */
  now: Date
  /**
   * Invalidates cache tags of the old and the new state. Pass a long list as one argument: spreading it may
   * exceed the maximum of arguments.
   */
  invalidate(...cacheTags: (string | Iterable<string>)[]): void
  /**
   * Names the subject of the command for the log: 'article:8123'. `detail`: the changes, where they are not
   * obvious.
   */
  about(subject: string, detail?: Record<string, unknown>): void
  /**
   * Stores the new state as an immutable revision at the end of the command; returns its number. In a batch,
   * a command must number its revisions itself.
   */
  revise(kind: string, refId: number, content: unknown, number?: number): Promise<number>
  /** Defers a row to the end of the command, so that a batch inserts all rows of a kind in one statement. */
  defer<Row>(write: WriteRows<Row>, row: Row): void
  /** Emits an event. Listeners run at the end of the command, in its transaction. */
  emit(event: Event): void
  /** Runs another command as a part of this one. */
  perform<S extends z.ZodType, O>(command: Command<S, O>, input: z.input<S>): Promise<O>
}

export type WriteRows<Row> = (db: Transaction<Tables>, rows: Row[]) => Promise<void>

export interface Command<Schema extends z.ZodType, Output> {
  name: string
  /** Validates the input; `run` receives the parsed value. */
  input: Schema
  may(actor: Actor): boolean
  /** Computes and keeps what `run` needs of a large input, before a batch opens its transaction. */
  prepare?(input: z.output<Schema>): void
  run(work: Work, input: z.output<Schema>): Promise<Output>
}

export type Refusal = 'forbidden' | 'invalid' | 'not-found' | 'conflict'

/** A refused command: nothing was written. The message is a sentence for the user. */
export class CommandError extends Error {
  reason: Refusal
  /** The invalid fields of the input. */
  issues: z.core.$ZodIssue[]
  because: RefusalReason | null
  constructor(
    reason: Refusal,
    message: string,
    issues: z.core.$ZodIssue[] = [],
    because: RefusalReason | null = null,
  ) {
    super(message)
    this.reason = reason
    this.issues = issues
    this.because = because
  }
}

/** Refuses what the actor's role allows, but not for this article, picture or name. */
export const refuse = (
  reason: 'forbidden' | 'conflict',
  because: RefusalReason,
  message: string,
): CommandError => new CommandError(reason, message, [], because)

export const command = <S extends z.ZodType, O>(definition: Command<S, O>): Command<S, O> => definition
