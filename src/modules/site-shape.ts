/** The contributions of a module to the public site. */
import { z } from 'zod'
import { type Feed, type FeedFormat, productFormats } from '../distribution/feeds/formats.ts'
import { type SlotName, slotNames } from '../site/contributions.ts'
import { type PartName, partNames } from '../site/parts/overrides.ts'
import type { Html } from './html.ts'
import { layoutBlockList, type ModuleLayoutBlock } from './layout-blocks.ts'
import type { PartProps } from './part-props.ts'
import type { PublicRead } from './public-read.ts'

export interface SlotFragment {
  at: SlotName
  /** The module's script, island.ts, finds the fragment as `[data-island="NAME"]`. */
  island?: true
  /** @param argument the id of the article, section or coverage; '' on other pages */
  render(read: PublicRead, argument: string): Promise<Html> | Html
}

/** Parameters of the path and the declared query parameters, by name. */
export type PageParams = Readonly<Record<string, string>>

export interface Page {
  /** Letters a to z, digits and hyphens. */
  name: string
  /** '/polls/{slug}': a part in braces matches any part of a path. The product's addresses take precedence. */
  path: string
  /** Query parameters that select a different page; all others are ignored. */
  query?: string[]
  /** Null when the page does not exist. */
  head(read: PublicRead, params: PageParams): Promise<PageHead | null> | PageHead | null
  /** The content between the header and the footer. */
  render(read: PublicRead, params: PageParams): Promise<Html> | Html
}

export interface PageHead {
  title: string
  description?: string
  /** Asks search engines not to index the page. */
  noindex?: true
}

export type { Feed, FeedFormat, PartName, PartProps, SlotName }

export interface SiteAdditions {
  pages?: Page[]
  /** Fragments in slots of the product's pages, in the order of the modules. */
  slots?: SlotFragment[]
  /** Replacements for parts of the product. `own` renders the product's part. */
  parts?: { [Name in PartName]?: (props: PartProps[Name], own: () => Html) => Html }
  /**
   * Additional formats of all feeds: /feeds/latest.ENDING, /feeds/sections/SLUG.ENDING,
   * /feeds/stories/SLUG.ENDING.
   */
  feeds?: FeedFormat[]
  /** Blocks that editors can put on the front, on section and on story pages. */
  layoutBlocks?: ModuleLayoutBlock[]
  /** Origins to allow in the policy of its pages: 'https://maps.example', 'https://*.video.example'. */
  csp?: Partial<Record<'frame-src' | 'img-src' | 'media-src', string[]>>
}

const callable = z.custom<(...given: never[]) => unknown>(
  (value) => typeof value === 'function',
  'is not a function',
)
const part = '([a-z0-9][a-z0-9-]*|\\{[a-z][A-Za-z0-9]*\\})'
const origins = z
  .array(
    z
      .string()
      .regex(
        /^https:\/\/(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)+(:\d+)?$/,
        'is not an origin such as https://maps.example',
      ),
  )
  .max(20)
  .optional()
const unique = (key: string) => (all: Record<string, unknown>[] | undefined) =>
  new Set(all?.map((one) => one[key])).size === (all?.length ?? 0)

const productEndings = new Set(productFormats.map(({ ending }) => ending))

export const siteShape = {
  pages: z
    .array(
      z.strictObject({
        name: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, 'is letters a to z, digits and hyphens'),
        path: z.string().regex(new RegExp(`^(/${part})+$`), 'is not a path such as /polls/{slug}'),
        query: z.array(z.string().regex(/^[a-z][A-Za-z0-9]*$/, 'is letters and digits')).optional(),
        ...{ head: callable, render: callable },
      }),
    )
    .optional()
    .refine(unique('name'), 'has the same name twice'),
  slots: z
    .array(z.strictObject({ at: z.enum(slotNames), island: z.literal(true).optional(), render: callable }))
    .optional(),
  parts: z.strictObject(Object.fromEntries(partNames.map((name) => [name, callable.optional()]))).optional(),
  feeds: z
    .array(
      z.strictObject({
        ending: z.string().regex(/^[a-z]{1,12}$/, 'is letters a to z, 12 at most'),
        contentType: z
          .string()
          .regex(/^(application|text)\/[\w.+-]+(; charset=utf-8)?$/, 'is not a text media type'),
        write: callable,
      }),
    )
    .optional()
    .refine(unique('ending'), 'has the same ending twice')
    .refine(
      (all) => !all?.some(({ ending }) => productEndings.has(ending)),
      'uses an ending of Nashra: rss, atom, json',
    ),
  layoutBlocks: layoutBlockList.optional(),
  csp: z.strictObject({ 'frame-src': origins, 'img-src': origins, 'media-src': origins }).optional(),
}
