/** A module: a plain object of contributions, the same type for features of the product and of a newsroom. */
import { z } from 'zod'
import type { ArticleField, Labels } from '../content/articles/field-values.ts'
import type { ModuleKind } from '../content/articles/kinds.ts'
import { blockList, fieldSet, kindList, labels } from './article-shapes.ts'
import type { ModuleBlock } from './block-views.ts'
import { type ServerParts, serverShapes } from './server-parts.ts'
import { type SiteAdditions, siteShape } from './site-shape.ts'

export interface Module extends SiteAdditions, ServerParts {
  /** Prefixes everything that the module owns. Letters a to z, digits and hyphens. */
  name: string
  /** Its name on the newsroom's screens; `name` by default. */
  label?: Labels
  /** Its version, for the screens: '1.4.0'. */
  version?: string
  /** Names of modules that this one needs in order to start. */
  requires?: string[]
  /** Fields of articles by name: letters and digits, a lower-case letter first. */
  fields?: Record<string, ArticleField>
  /** Kinds of article. */
  kinds?: ModuleKind[]
  /** Blocks of bodies, made with `defineBodyBlock`. */
  blocks?: ModuleBlock[]
}

/** Each kind of contribution has its line here and in `Module`; unknown keys are refused. */
const shape = z.strictObject({
  name: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,39}$/, 'is letters a to z, digits and hyphens, 40 at most, a letter first'),
  label: labels.optional(),
  version: z.string().min(1).max(40).optional(),
  requires: z.array(z.string()).optional(),
  fields: fieldSet.optional(),
  kinds: kindList.optional(),
  ...siteShape,
  ...serverShapes,
  blocks: blockList.optional(),
})

/** Blocks of bodies and of layouts are named after their module. */
export const moduleShape = shape.superRefine(({ name, blocks = [], layoutBlocks = [] }, context) => {
  const named = { blocks, layoutBlocks }
  for (const [key, list] of Object.entries(named))
    for (const [at, { type }] of list.entries())
      if (!type.startsWith(`x_${name}_`))
        context.addIssue({
          code: 'custom',
          path: [key, at, 'type'],
          message: `must begin with x_${name}_`,
          input: type,
        })
})
