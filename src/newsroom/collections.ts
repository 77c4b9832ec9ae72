/** Calls for lists whose kind a shared screen learns at runtime. Each is typed by the path of its list. */
import { type AnswerOf, api, type BodyOf, type PathOf } from './api.ts'

type One<P extends string> = `${P}/{id}`
/** The paths of lists whose things are created, read, changed and deleted by id. */
export type CollectionPath = {
  [P in PathOf<'get'>]: One<P> extends PathOf<'get'> & PathOf<'put'> & PathOf<'delete'>
    ? P extends PathOf<'post'>
      ? P
      : never
    : never
}[PathOf<'get'>]
/** The paths of lists of which two things can be merged. */
export type MergedPath = {
  [P in PathOf<'get'>]: `${One<P>}/merge` extends PathOf<'post'> ? P : never
}[PathOf<'get'>]
/** The paths of things that can be deleted. */
export type DeletedPath = { [P in PathOf<'get'>]: One<P> extends PathOf<'delete'> ? P : never }[PathOf<'get'>]
/** The paths of lists of things with names, from which a field chooses. */
export type NamedPath = '/sections' | '/stories' | '/agencies' | '/programmes' | '/people' | '/topics'

export type ListedIn<P extends PathOf<'get'>> =
  AnswerOf<'get', P> extends { items: (infer Row)[] } ? Row : never
export interface Versioned {
  id: number
  version: number
}

export type LoadedFrom<P extends CollectionPath> = AnswerOf<'get', One<P>>
type SentTo<P extends CollectionPath> = BodyOf<'post', P>
/** The values of a form for a list's thing: fields that the path takes, perhaps still empty. */
export type ValuesFor<P extends CollectionPath> = { [K in keyof SentTo<P>]?: SentTo<P>[K] | null | object }

/** The types above say what each path takes and answers; the compiler cannot follow a path that is a variable. */
type AnyCall = (path: string, given: object) => Promise<never>
const { get, postOnce, put, del, post } = api as unknown as Record<
  'get' | 'postOnce' | 'put' | 'del' | 'post',
  AnyCall
>

export const collection = {
  list: <P extends CollectionPath>(
    path: P,
    query: { q?: string; after?: string | null },
    signal: AbortSignal,
  ): Promise<{ items: ListedIn<P>[]; after?: string | null }> => get(path, { query, signal }),
  load: <P extends CollectionPath>(path: P, id: number): Promise<LoadedFrom<P>> =>
    get(`${path}/{id}`, { params: { id } }),
  create: <P extends CollectionPath>(path: P, body: ValuesFor<P>): Promise<unknown> =>
    postOnce(path, { body }),
  change: <P extends CollectionPath>(
    path: P,
    id: number,
    body: ValuesFor<P> & { version: number | null },
  ): Promise<unknown> => put(`${path}/{id}`, { params: { id }, body }),
  remove: (path: DeletedPath, id: number): Promise<void> => del(`${path}/{id}`, { params: { id } }),
  merge: (path: MergedPath, id: number, into: number | null): Promise<void> =>
    post(`${path}/{id}/merge`, { params: { id }, body: { into } }),
  /** The things whose name contains `q`; a list without a search ignores it. */
  named: (path: NamedPath, query: { q?: string; limit?: number }): Promise<{ items: Named[] }> =>
    get(path, { query }),
  name: (path: NamedPath, id: number): Promise<Named> => get(`${path}/{id}`, { params: { id } }),
}

export interface Named {
  id: number
  name: string
}
