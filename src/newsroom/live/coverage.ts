/** Coverages and their entries as the live desk's screens see them, and how they are asked for. */
import { queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import type { editedCoverage, entryAnswer, shownCoverage } from '../../api/coverages/shapes.ts'
import type { Answered } from '../../api/route.ts'
import type { BodyDocument } from '../../content/body/document.ts'
import { api } from '../api.ts'
import type { Me } from '../shell/me.ts'

type WithBody<T, Name extends keyof T> = Omit<T, Name> & Record<Name, BodyDocument>

export type ListedCoverage = Answered<z.output<typeof shownCoverage>>
export type Coverage = WithBody<Answered<z.output<typeof editedCoverage>>, 'summary'>
export type Entry = WithBody<Answered<z.output<typeof entryAnswer>>, 'body'>
export type CoverageState = Coverage['state']
export type Mark = Entry['mark']

export const coverageQuery = (id: number) =>
  queryOptions({
    queryKey: ['coverages', 'one', id],
    queryFn: ({ signal }) => api.get<Coverage>(`/coverages/${id}`, undefined, signal),
    staleTime: 0,
  })

export const isPublic = ({ state }: Pick<Coverage, 'state'>) =>
  state === 'before' || state === 'live' || state === 'ended'

/** Whether new entries may appear in it. */
export const takesNew = ({ state }: Pick<Coverage, 'state'>) => state !== 'ended' && state !== 'unpublished'

/** Who may put entries before readers: editors, and reporters where the coverage is open to them. */
export const mayPublishIn = (me: Me, coverage: Coverage) =>
  me.may('runCoverages') || (coverage.openToReporters && me.may('writeEntries'))
