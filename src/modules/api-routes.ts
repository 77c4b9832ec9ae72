/** Routes of modules below /api/v1/x/MODULE, through the same pipeline as the product's. */
import type { z } from 'zod'
import { checkOrigin } from '../api/authenticate.ts'
import type { Call, Route } from '../api/handle.ts'
import { handle } from '../api/handle.ts'
import { Problem } from '../api/problem.ts'
import { isModuleOff } from '../content/modules/switch.ts'
import type { Method, Operation, Policy } from '../contract/operation.ts'
import { type Actor, reader } from '../kernel/actor.ts'
import { execute } from '../kernel/run.ts'
import { createPace } from '../readers/pace.ts'
import { failed, type ModuleCommand } from './commands.ts'
import { moduleData } from './data.ts'
import { commandOf } from './declared-commands.ts'
import { installedSiteUrl } from './installed.ts'
import { routeMs } from './limits.ts'
import type { Module } from './module.ts'
import { openPublicRead, type PublicRead } from './public-read.ts'
import { ModuleError, withinLimit } from './within-limit.ts'

/** The arguments of a route's code. */
export interface RouteCall<P, Q, B> {
  params: P
  query: Q
  body: B
  /** A staff member, a token, or an anonymous reader when the route allows anyone. */
  actor: Pick<Actor, 'id' | 'name' | 'role'>
  read: PublicRead
  /** Runs a command of a module as the caller. */
  execute<S extends z.ZodType, O>(command: ModuleCommand<S, O>, input: z.input<S>): Promise<O>
}

export interface ModuleRoute {
  method: Method
  /** The path below /api/v1/x/MODULE, with parameters in braces: '/votes/{article}'. */
  path: string
  name: string
  summary: string
  /** The policy: 'read' for staff, 'publish', 'administer'; 'anyone'. */
  may: Policy
  params?: z.ZodType
  query?: z.ZodObject
  body?: z.ZodType
  /** The schema of a successful response; without one, 204. */
  answer?: z.ZodType
  status?: 200 | 201
  run(call: RouteCall<never, never, never>): Promise<unknown>
}

const inName = (text: string) =>
  text
    .split('-')
    .map((part) => part.slice(0, 1).toUpperCase() + part.slice(1))
    .join('')

const operationOf = (module: string, { run: _, ...route }: ModuleRoute): Operation =>
  ({
    ...route,
    path: `/x/${module}${route.path}`,
    name: `x${inName(module)}${inName(route.name)}`,
  }) as Operation

/** The operations of a module, for the API description. */
export const operationsOf = ({ name, api = [] }: Module): Operation[] =>
  api.map((route) => operationOf(name, route))

export const routesOf = ({ name, api = [] }: Module): Route[] => api.map((route) => routeOf(name, route))

function routeOf(module: string, route: ModuleRoute): Route {
  const mayPass = createPace()
  return handle(operationOf(module, route), async (call: Call<unknown, unknown, unknown>) => {
    if (isModuleOff(module)) throw new Problem('not-found', `The module "${module}" is switched off.`)
    if (route.may === 'anyone') {
      if (!mayPass(call.c.env.clientIp, Date.now()))
        throw new Problem('too-many', 'Too many requests came from this address. Try again in a minute.')
      // Another site's page must not act for its readers; a program sends no Origin.
      if (call.c.req.header('origin')) checkOrigin(call.c.req.raw, call.siteUrl)
    }
    try {
      return await answer(module, route, call)
    } catch (error) {
      if (error instanceof Problem) throw error
      const named = failed(module, 'route', route.name, error)
      if (!(named instanceof ModuleError)) throw named
      throw new Problem('failed', `The module "${module}" failed. Nothing was changed.`, { module })
    }
  })
}

function answer(module: string, route: ModuleRoute, call: Call<unknown, unknown, unknown>): Promise<unknown> {
  const actor = call.actor ?? reader(null, 'guest')
  const { id, name, role } = actor
  return withinLimit(module, routeMs, async (scope) => {
    const { read, close } = openPublicRead(
      { ...call.readContext, siteUrl: installedSiteUrl() },
      module,
      moduleData,
    )
    try {
      const given = await route.run({
        ...{ params: call.params, query: call.query, body: call.body },
        ...{ actor: { id, name, role }, read },
        execute: (command: ModuleCommand<z.ZodType, unknown>, input: unknown) =>
          scope.ask(() =>
            call.caller
              ? call.execute(commandOf(command), input)
              : execute(call.db, actor, commandOf(command), input),
          ),
      } as never)
      return route.answer ? route.answer.parse(given) : undefined
    } finally {
      close()
    }
  })
}
