/** Compares the archive of another program with what it became here. */
import type { Kysely } from 'kysely'
import type { Tables } from '../../../kernel/tables.ts'
import { openWordPress } from '../../wordpress/move/source.ts'
import { verifyWordPress } from '../../wordpress/verify/verify.ts'
import { siteKey } from '../identity.ts'
import { type ArchiveSystem, sourcesOf } from '../import.ts'
import { type Mapping, noMapping } from '../mapping.ts'
import { SourceError } from '../run.ts'
import { openUploads } from '../uploads.ts'
import type { AskSite } from './addresses.ts'
import { openFindings, readExplanations } from './findings.ts'
import { checkRedirects } from './redirects.ts'
import type { VerifyReport } from './report.ts'

export interface VerifyOptions {
  db: Kysely<Tables>
  system: Extract<ArchiveSystem, 'wordpress' | 'ghost'>
  paths: string[]
  uploads?: string | undefined
  /** Files of redirects that were imported. */
  redirects?: string[] | undefined
  site?: string | undefined
  mapping?: Mapping | undefined
  ask: AskSite
  /** Who answers, for the report. */
  askedAt: string | null
  signal: AbortSignal
  progress(phase: string, done: number, total: number): void
}

/** @throws SourceError when the source cannot be read, or nothing of it was imported here */
export async function verifyArchive(options: VerifyOptions): Promise<VerifyReport> {
  const { db, system, mapping = noMapping, ask, askedAt, signal, progress } = options
  const { site, paths } = options
  const sources = await sourcesOf({ db, system, paths, site, outbound: null, signal })
  try {
    const { address, files } = await openWordPress(sources.files, options.site)
    const explanations = await readExplanations(db, system, siteKey(address))
    if (!explanations.hasRuns) throw new SourceError(`Nothing of ${address} was imported here.`)
    const folder = options.uploads ?? sources.uploads
    const uploads = folder === undefined ? null : await openUploads(folder)
    const findings = openFindings()
    await verifyWordPress(files, {
      ...{ db, system, address, mapping, uploads, ask, findings, explanations, signal, progress },
    })
    await checkRedirects(options.redirects ?? [], { db, address, ask, findings, explanations })
    const { counts } = findings
    return {
      ...{ program: 'nashra', system, site: address, askedAt, counts },
      ok: Object.values(counts).every(({ unexplained }) => unexplained === 0),
      differences: findings.differences(),
    }
  } finally {
    await sources.close()
  }
}
