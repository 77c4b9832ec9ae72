/** The findings of `nashra doctor` about a newsroom's own folder, SITE_DIR. */
import { importConfig, loadSite } from '../modules/site.ts'
import type { Finding } from './doctor-outgoing.ts'

export async function siteFindings(): Promise<Finding[]> {
  // The launcher sets this when it could not build the requested folder.
  const notice = process.env.NASHRA_NOTICE
  const stale: Finding[] = notice ? [{ ok: false, text: notice }] : []
  try {
    if ((await importConfig()) === null) return stale
    const { modules } = await loadSite()
    const names = modules.map(({ name }) => name).join(', ')
    return [...stale, { ok: true, text: `The newsroom's own modules: ${names || 'none'}` }]
  } catch (error) {
    return [...stale, { ok: false, text: (error as Error).message }]
  }
}
