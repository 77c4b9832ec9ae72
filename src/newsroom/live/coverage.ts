/** The types of coverages and entries on live screens, and the queries for them. */
import { queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import type { BodyDocument } from '../../body/document.ts'
import type { editedCoverage, entryAnswer, shownCoverage } from '../../contract/coverages/coverage.ts'
import type { JsonOf } from '../../contract/operation.ts'
import { api } from '../api.ts'
import type { Me } from '../session/me.ts'

type WithBody<T, Name extends keyof T> = Omit<T, Name> & Record<Name, BodyDocument>

export type ListedCoverage = JsonOf<z.output<typeof shownCoverage>>
export type Coverage = WithBody<JsonOf<z.output<typeof editedCoverage>>, 'summary'>
export type Entry = WithBody<JsonOf<z.output<typeof entryAnswer>>, 'body'>
export type CoverageState = Coverage['state']
export type Flag = Entry['flag']

export const coverageQuery = (id: number) =>
  queryOptions({
    queryKey: ['coverages', 'one', id],
    queryFn: ({ signal }) => api.get('/coverages/{id}', { params: { id }, signal }),
    staleTime: 0,
  })

export const isPublic = ({ state }: Pick<Coverage, 'state'>) =>
  state === 'announced' || state === 'live' || state === 'ended'

/** Whether new entries may be published in it. */
export const takesNew = ({ state }: Pick<Coverage, 'state'>) => state !== 'ended' && state !== 'unpublished'

/** Whether a person may publish entries: editors, and reporters if the coverage allows it. */
export const mayPublishIn = (me: Me, coverage: Coverage) =>
  me.may('runCoverages') || (coverage.reportersMayPublish && me.may('writeEntries'))
