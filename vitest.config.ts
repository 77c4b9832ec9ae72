import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'
import { sitePlugin } from './bin/site.js'

/** The folders whose files wait for browsers and programs, the slowest first. */
const slow = ['newsroom', 'server', 'site', 'readers', 'api', 'distribution', 'oracle', 'platform']

/** The longest begin first, or the last one would run alone: as the last run knows them, else by what they need. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const at = slow.indexOf(moduleId.split('/').at(-2)!)
      return at === -1 ? slow.length : at
    }
    return (await super.sort(files)).sort((a, b) => rank(a) - rank(b))
  }
}

const { CORPORA, PROVE } = process.env

export default defineConfig({
  plugins: [sitePlugin({ siteDir: process.env.NASHRA_TEST_SITE ?? null, target: 'tests' })],
  oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
  test: {
    include: PROVE ? [`tests/prove/${PROVE}.ts`] : ['tests/**/*.test.{ts,tsx}'],
    // They need what lies outside the project, where CORPORA says.
    exclude: CORPORA ? [] : ['tests/corpora/**'],
    globalSetup: 'tests/global-setup.ts',
    pool: 'forks',
    // A process reads the modules once for all of its files; a file cleans up after itself.
    isolate: false,
    // Two for each core: a file spends half of its time waiting.
    maxWorkers: availableParallelism() * 2,
    sequence: { sequencer: LongestFirst },
    tags: [{ name: 'long', description: 'Takes many seconds; `npm run prove long` runs it.' }],
    testTimeout: PROVE ? 3_600_000 : 300_000,
    hookTimeout: 300_000,
    expect: { poll: { timeout: 120_000 } },
  },
})
