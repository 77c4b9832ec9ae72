/** The job that makes the renditions of a video file. */
import type { Kysely } from 'kysely'
import { z } from 'zod'
import type { Tables } from '../../kernel/tables.ts'
import { addJob } from '../../platform/jobs.ts'

export const renderJob = 'render-video'
export const renderPayload = z.object({ file: z.string() })

/** Requests renditions of a stored file; the job starts after the caller's transaction commits. */
export const requestRenditions = (db: Kysely<Tables>, file: string): Promise<void> =>
  addJob(db, renderJob, { file }, `${renderJob}:${file}`, { queue: 'videos', reach: 'stays' })
