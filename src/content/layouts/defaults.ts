/** The layouts of pages that nobody has arranged: the product's own, or those of the newsroom's configuration. */
import { z } from 'zod'
import type { ReadContext } from '../../kernel/read-context.ts'
import { listSections, type Section } from '../sections/sections.ts'
import type { LayoutBlocks } from './blocks.ts'
import { readScope, type ScopeKind } from './layout.ts'

/** A block whose options that are left out have their defaults. */
export type DefaultBlock = { type: string; options?: Record<string, unknown> }
/** The blocks of a page, from the sections of the publication. */
export type DefaultLayout = (sections: readonly Section[]) => DefaultBlock[]
export type DefaultLayouts = Partial<Record<ScopeKind, DefaultLayout>>

/** The looks of the section bands. They alternate in this order. */
const looks = ['mosaic', 'rows', 'columns']

const own: Record<ScopeKind, DefaultLayout> = {
  front(sections) {
    const bands: DefaultBlock[] = sections.map(({ id: sectionId }, at) => ({
      type: 'section-band',
      options: { sectionId, look: looks[at % looks.length] },
    }))
    // The videos and the voices break the run of sections.
    bands.splice(2, 0, { type: 'videos' })
    bands.splice(5, 0, { type: 'opinion' })
    return [
      ...[{ type: 'live-now' }, { type: 'lead' }, { type: 'stories' }],
      ...bands,
      ...[{ type: 'coverages' }, { type: 'programme-guide' }],
    ]
  },
  section: () => [{ type: 'live-now' }, { type: 'section-articles' }],
  story: () =>
    ['key-facts', 'live-now', 'background', 'story-topics', 'story-pictures', 'timeline'].map((type) => ({
      type,
    })),
}

type Report = (kind: ScopeKind, error: unknown) => void

let installed: DefaultLayouts = {}
let report: Report = () => {}

/**
 * Sets the newsroom's own defaults, once, at the start. `onFailure` is called when one of them throws or returns no
 * layout; the page then has the product's own.
 */
export function installDefaultLayouts(layouts: DefaultLayouts, onFailure: Report): void {
  installed = layouts
  report = onFailure
}

const shape = z.array(
  z.strictObject({ type: z.string(), options: z.record(z.string(), z.unknown()).default({}) }),
)

export async function defaultBlocks(readContext: ReadContext, scope: string): Promise<LayoutBlocks> {
  const { kind } = readScope(scope)
  const sections = kind === 'front' || installed[kind] ? await listSections(readContext) : []
  return newsroomBlocks(kind, sections) ?? shape.parse(own[kind](sections))
}

/** Returns the blocks of the newsroom's own function; undefined when there is none, or it fails. */
function newsroomBlocks(kind: ScopeKind, sections: readonly Section[]): LayoutBlocks | undefined {
  const make = installed[kind]
  if (!make) return undefined
  try {
    return shape.parse(make(structuredClone(sections) as Section[]))
  } catch (error) {
    report(kind, error)
    return undefined
  }
}
