/** The newsroom's own modules, from the SITE_DIR of this build. */
import { type CheckedConfig, checkConfig, SiteError } from './newsroom-config.ts'
import { productModules } from './product.ts'

const nothing: CheckedConfig = { brand: undefined, modules: [], layouts: {} }
/** Names of the product's modules, which are reserved. */
export const productNames: readonly string[] = productModules.map(({ name }) => name)

/**
 * Loads and validates nashra.config.ts; empty without a SITE_DIR.
 * @param without names of modules to leave out
 * @throws SiteError, one sentence that names the faulty module or file
 */
export async function loadSite(without: readonly string[] = []): Promise<CheckedConfig> {
  const config = await importConfig()
  if (config === null) {
    if (without.length === 0) return nothing
    throw new SiteError(`--without ${without[0]}: there is no SITE_DIR, so there is no module to leave out.`)
  }
  return checkConfig(config, { productNames, without })
}

/** The unvalidated default export of nashra.config.ts; null without a SITE_DIR. */
export async function importConfig(): Promise<unknown> {
  // Errors then show the author's file and line.
  process.setSourceMapsEnabled(true)
  try {
    return (await import('nashra:site')).default
  } catch (error) {
    const { message = String(error), stack = '' } = error as Partial<Error>
    const place = /\(?([^\s(]+\.tsx?:\d+):\d+\)?/.exec(stack)?.[1]
    throw new SiteError(`The site's own code failed while loading: ${message}${place ? ` (${place})` : ''}`)
  } finally {
    process.setSourceMapsEnabled(false)
  }
}
