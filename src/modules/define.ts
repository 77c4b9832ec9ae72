/** Functions that declare a module's contributions with inferred types. */
import type { z } from 'zod'
import type { EventType } from '../kernel/events.ts'
import type { ModuleRoute, RouteCall } from './api-routes.ts'
import type { ModuleCommand } from './commands.ts'
import type { ModuleListener } from './listeners.ts'
import type { ModuleWork } from './work.ts'

export const defineCommand = <S extends z.ZodType, O>(given: ModuleCommand<S, O>): ModuleCommand<S, O> =>
  given

/**
 * Declares a listener, which runs in the transaction of the command that emits the event. If it throws, only
 * its own work is undone.
 */
export const on = <Payload>(
  { eventName }: EventType<Payload>,
  run: (work: ModuleWork, payload: Payload) => Promise<void> | void,
): ModuleListener => ({ event: eventName, run })

/** Declares a route, with the types of its code inferred from its schemas. */
export const defineRoute = <
  P extends z.ZodType = z.ZodUndefined,
  Q extends z.ZodObject = z.ZodObject,
  B extends z.ZodType = z.ZodUndefined,
  A extends z.ZodType = z.ZodVoid,
>(
  route: Omit<ModuleRoute, 'params' | 'query' | 'body' | 'answer' | 'run'> & {
    params?: P
    query?: Q
    body?: B
    answer?: A
    run(call: RouteCall<z.output<P>, z.output<Q>, z.output<B>>): Promise<z.output<A>>
  },
): ModuleRoute => route as unknown as ModuleRoute
