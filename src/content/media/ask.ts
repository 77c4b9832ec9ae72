/** The job that makes the renditions of a video's file. */
import type { Kysely } from 'kysely'
import { z } from 'zod'
import { addJob } from '../../platform/jobs.ts'
import type { Tables } from '../tables.ts'

export const renderJob = 'render-video'
export const renderPayload = z.object({ file: z.string() })

/** Has renditions made of a stored file, once the caller's transaction is there. */
export const askForRenditions = (db: Kysely<Tables>, file: string): Promise<void> =>
  addJob(db, renderJob, { file }, `${renderJob}:${file}`, 'videos')
