/**
 * `nashra site describe`, for the build: prints the contents of nashra.config.ts as JSON. The launcher has
 * the other commands.
 */
import { checkConfig, type NewsroomConfig, SiteError } from '../modules/newsroom-config.ts'
import { importConfig, productNames } from '../modules/site.ts'

/**
 * Fails when the configuration is unusable. A broken module is only reported as `problem`, because it can be
 * left out.
 */
export async function site(subcommand: string | undefined): Promise<void> {
  if (subcommand !== 'describe')
    throw new Error(
      'Use: nashra site init DIR, nashra site check, nashra site test, nashra site build --out DIR.',
    )
  const config = (await importConfig()) as NewsroomConfig | null | undefined
  const { brand } = checkConfig(config && { ...config, modules: [] }, { productNames })
  process.stdout.write(JSON.stringify({ brand, problem: problemOf(config) }))
}

function problemOf(config: unknown): string | null {
  try {
    checkConfig(config, { productNames })
    return null
  } catch (error) {
    if (!(error instanceof SiteError)) throw error
    return error.message
  }
}
