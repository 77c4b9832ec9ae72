/** The blocks that the front, section pages and story pages show. */
import { z } from 'zod'
import { givenBlocks, layoutScope } from '../content/layouts/layout.ts'
import { largestId } from '../values/id.ts'
import { choiceInput, label, listInput, numberInput, textInput } from './inputs.ts'
import { type JsonOf, operation } from './operation.ts'
import { expectedVersion, givenMoment, instant, list } from './values.ts'

const scopeParam = z.object({
  scope: layoutScope.describe(
    '`front` is the front; `section` or `story` is every such page without a layout of its own; `section:3` or `story:7` is one page.',
  ),
})

const blocks = z
  .array(z.object({ type: z.string(), options: z.record(z.string(), z.unknown()) }))
  .meta({ id: 'LayoutBlocks' })
const version = z.object({ version: z.number() })

const input = z.union([
  textInput,
  z.object({ type: z.enum(['date', 'boolean', 'section', 'story', 'coverage']) }),
  numberInput,
  choiceInput,
  listInput,
  z.object({ type: z.literal('articles'), maxItems: z.number() }),
  z.object({
    type: z.literal('rows'),
    maxItems: z.number(),
    columns: z.array(z.object({ name: z.string(), label, maxLength: z.number() })),
  }),
])

const blockType = z
  .object({
    ...{ type: z.string(), label },
    scopes: z.array(z.enum(['front', 'section', 'story'])),
    options: z.array(
      z.object({ name: z.string(), label, default: z.unknown(), required: z.boolean(), input }),
    ),
  })
  .meta({ id: 'LayoutBlockType' })
export type LayoutBlockType = JsonOf<z.output<typeof blockType>>

const layout = z.object({
  scope: z.string(),
  version: z.number(),
  shown: blocks.describe('The blocks that readers see.'),
  arranged: z
    .boolean()
    .describe('Whether the page has a layout of its own. If not, it shows that of its kind, or the default.'),
  draft: blocks.nullable(),
  scheduled: z.object({ blocks, from: instant, until: instant.nullable(), shown: z.boolean() }).nullable(),
  gone: z
    .array(z.object({ option: z.enum(['sectionId', 'storyId', 'coverageId', 'articleIds']), id: z.number() }))
    .describe('What these blocks name and was removed. Readers see the blocks without it.'),
})

const optionalBlocks = { blocks: givenBlocks.optional() }

export const layoutOperations = {
  listLayoutBlocks: operation({
    method: 'get',
    path: '/layout-blocks',
    name: 'listLayoutBlocks',
    may: 'read',
    summary: 'Lists the types of blocks that a layout can contain, with their options.',
    answer: list(blockType),
  }),
  listLayouts: operation({
    method: 'get',
    path: '/layouts',
    name: 'listLayouts',
    may: 'read',
    summary: 'Lists the pages that have a layout of their own, a draft or a scheduled layout.',
    answer: list(
      z.object({
        scope: z.string(),
        name: z.string().nullable(),
        arranged: z.boolean(),
        hasDraft: z.boolean(),
        scheduledFrom: instant.nullable(),
        scheduledUntil: instant.nullable(),
      }),
    ),
  }),
  readLayout: operation({
    method: 'get',
    path: '/layouts/{scope}',
    name: 'readLayout',
    may: 'read',
    summary: 'Returns the layout that readers see, its draft and the scheduled layout.',
    params: scopeParam,
    answer: layout,
  }),
  saveLayout: operation({
    method: 'put',
    path: '/layouts/{scope}',
    name: 'saveLayout',
    may: 'arrangeTheFront',
    summary: 'Saves a draft, which readers do not see. With `blocks` null, deletes the draft.',
    params: scopeParam,
    body: z.strictObject({ blocks: givenBlocks.nullable(), ...expectedVersion }),
    answer: version,
  }),
  publishLayout: operation({
    method: 'post',
    path: '/layouts/{scope}/publish',
    name: 'publishLayout',
    may: 'arrangeTheFront',
    summary:
      'Shows these blocks at once; without `blocks`, those of the draft. They replace a scheduled layout that is shown now.',
    params: scopeParam,
    body: z.strictObject({ ...optionalBlocks, ...expectedVersion }),
    answer: version,
  }),
  scheduleLayout: operation({
    method: 'put',
    path: '/layouts/{scope}/schedule',
    name: 'scheduleLayout',
    may: 'arrangeTheFront',
    summary: 'Shows these blocks, or those of the draft, from a given time on. Without `until`, they stay.',
    params: scopeParam,
    body: z.strictObject({
      ...{ ...optionalBlocks, from: givenMoment, until: givenMoment.nullable().default(null) },
      ...expectedVersion,
    }),
    answer: version,
  }),
  unscheduleLayout: operation({
    method: 'delete',
    path: '/layouts/{scope}/schedule',
    name: 'unscheduleLayout',
    may: 'arrangeTheFront',
    summary:
      'Ends a scheduled layout. If it is shown now, the earlier layout returns. Its blocks become the draft, unless there is one.',
    params: scopeParam,
    answer: version,
  }),
  listLayoutRevisions: operation({
    method: 'get',
    path: '/layouts/{scope}/revisions',
    name: 'listLayoutRevisions',
    may: 'read',
    summary: 'Lists the layouts that readers saw, the newest first. `blocks` is null for the default layout.',
    params: scopeParam,
    answer: list(
      z.object({
        ...{ revision: z.number(), command: z.string(), actor: z.string(), at: instant },
        blocks: blocks.nullable(),
      }),
    ),
  }),
  restoreLayout: operation({
    method: 'post',
    path: '/layouts/{scope}/restore',
    name: 'restoreLayout',
    may: 'arrangeTheFront',
    summary: 'Shows the layout of a revision at once. Revision 0 is the default layout.',
    params: scopeParam,
    body: z.strictObject({ revision: z.number().int().min(0).max(largestId), ...expectedVersion }),
    answer: version,
  }),
}
