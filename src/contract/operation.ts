/** An operation of the API as data: its request and its answer. The API and the newsroom share it. */
import type { z } from 'zod'
import type { may } from '../content/policies.ts'

export type Method = 'get' | 'post' | 'put' | 'delete'
/** The policy that decides who may call it, checked before the request is read. 'anyone' needs no account. */
export type Policy = keyof typeof may | 'anyone'

export interface Operation<
  M extends Method = Method,
  Path extends string = string,
  P extends z.ZodType = z.ZodType,
  Q extends z.ZodType = z.ZodType,
  B extends z.ZodType = z.ZodType,
  A extends z.ZodType = z.ZodType,
> {
  method: M
  /** Below /api/v1, with parameters in braces: '/articles/{id}'. */
  path: Path
  /** The name of the operation: 'publishArticle'. */
  name: string
  summary: string
  may: Policy
  params?: P
  query?: Q
  body?: B
  /** The request's body is a file. */
  takesFile?: true
  /** The answer's body; without one, the answer is 204. */
  answer?: A
  /** The media type of an answer that is a file. */
  givesFile?: string
  status?: 200 | 201
  /** The answer contains a secret, which is shown once and not stored. */
  answersSecret?: true
}

export const operation = <
  const M extends Method,
  const Path extends string,
  P extends z.ZodType = z.ZodObject,
  Q extends z.ZodType = z.ZodObject,
  B extends z.ZodType = z.ZodUndefined,
  A extends z.ZodType = z.ZodVoid,
>(
  definition: Operation<M, Path, P, Q, B, A>,
): Operation<M, Path, P, Q, B, A> => definition

/** An answer as a client receives it: dates are strings. */
export type JsonOf<T> = T extends Date
  ? string
  : T extends readonly (infer U)[]
    ? JsonOf<U>[]
    : T extends object
      ? { [K in keyof T]: JsonOf<T[K]> }
      : T
