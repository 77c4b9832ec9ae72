/** Live coverages: created, edited, announced, live, ended, unpublished. */

import { z } from 'zod'
import { warnings } from '../articles/body.ts'
import { operation } from '../operation.ts'
import { expectedVersion, idParam, list, listQuery, removedWithIt, saved } from '../values.ts'
import {
  coverageFields,
  coverageState,
  editedCoverage,
  scoreAnswer,
  scoreFields,
  shownCoverage,
} from './coverage.ts'

export const coverageOperations = {
  listCoverages: operation({
    method: 'get',
    path: '/coverages',
    name: 'listCoverages',
    may: 'read',
    summary: 'Lists live coverages, newest first.',
    query: z.object({ ...listQuery, state: coverageState.optional() }),
    answer: list(shownCoverage),
  }),
  createCoverage: operation({
    method: 'post',
    path: '/coverages',
    name: 'createCoverage',
    may: 'runCoverages',
    summary: 'Creates a coverage; nothing of it is public.',
    body: coverageFields,
    answer: saved.extend({ warnings }),
    status: 201,
  }),
  readCoverage: operation({
    method: 'get',
    path: '/coverages/{id}',
    name: 'readCoverage',
    may: 'read',
    summary: 'Returns one coverage with its version.',
    params: idParam,
    answer: editedCoverage,
  }),
  editCoverage: operation({
    method: 'put',
    path: '/coverages/{id}',
    name: 'editCoverage',
    may: 'runCoverages',
    summary: 'Edits the facts of a coverage.',
    params: idParam,
    body: coverageFields.extend(expectedVersion),
    answer: saved.extend({ warnings }),
  }),
  setCoverageState: operation({
    method: 'put',
    path: '/coverages/{id}/state',
    name: 'setCoverageState',
    may: 'runCoverages',
    summary: 'Announces a coverage, sets it live, ends it, or unpublishes it with a reason.',
    params: idParam,
    body: z.strictObject({
      state: z.enum(['announced', 'live', 'ended', 'unpublished']),
      reason: z.string().default(''),
    }),
    answer: z.object({ state: coverageState, sequence: z.number() }),
  }),
  readCoverageScore: operation({
    method: 'get',
    path: '/coverages/{id}/score',
    name: 'readCoverageScore',
    may: 'read',
    summary: 'Returns the score of a coverage with its version; null without a score.',
    params: idParam,
    answer: scoreAnswer,
  }),
  setCoverageScore: operation({
    method: 'put',
    path: '/coverages/{id}/score',
    name: 'setCoverageScore',
    may: 'writeEntries',
    summary: 'Sets the score of a coverage. Readers of a public coverage see it at once.',
    params: idParam,
    body: scoreFields.extend(expectedVersion),
    answer: scoreAnswer,
  }),
  deleteCoverageScore: operation({
    method: 'delete',
    path: '/coverages/{id}/score',
    name: 'deleteCoverageScore',
    may: 'writeEntries',
    summary: 'Deletes the score of a coverage.',
    params: idParam,
  }),
  deleteCoverage: operation({
    method: 'delete',
    path: '/coverages/{id}',
    name: 'deleteCoverage',
    may: 'runCoverages',
    summary: 'Deletes a coverage that was never public, with its entries.',
    params: idParam,
  }),
  removeCoverage: operation({
    method: 'post',
    path: '/coverages/{id}/remove',
    name: 'removeCoverage',
    may: 'removeForLegalReasons',
    summary:
      'Removes a coverage for legal reasons: it is unpublished, and its text and its entries are erased from all revisions too. This cannot be undone.',
    params: idParam,
    body: z.strictObject({ legalReason: z.string() }),
    answer: removedWithIt,
  }),
  countCoverageWatchers: operation({
    method: 'get',
    path: '/coverages/{id}/watchers',
    name: 'countCoverageWatchers',
    may: 'read',
    summary: 'Returns the number of readers who have the coverage open.',
    params: idParam,
    answer: z.object({ count: z.number() }),
  }),
}
