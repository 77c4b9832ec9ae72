/** Everything that the code in SITE_DIR may import from the program: `import { … } from 'nashra'`. */
export { html } from 'hono/html'
export { z } from 'zod'
export type { BodyBlock, Json, Links, ReadHtml, Tidy } from './body/block.ts'
export {
  articleCorrected,
  articlePublished,
  articleRemoved,
  articleScheduled,
  articleUnpublished,
  articleUpdated,
} from './content/articles/events.ts'
export type { ArticleField, Labels } from './content/articles/field-values.ts'
export type { ModuleKind } from './content/articles/kinds.ts'
export type { DefaultBlock, DefaultLayout, DefaultLayouts } from './content/layouts/defaults.ts'
export type { IndexQuery, Place, SearchDocument, SearchIndex, Weighed } from './content/search/index-query.ts'
export { CommandError } from './kernel/command.ts'
export { defineEvent } from './kernel/events.ts'
export type { ModuleBlock, ShownBlock } from './modules/block-views.ts'
export { type AttributesBlock, defineBodyBlock } from './modules/body-block.ts'
export { defineCommand, defineRoute, on } from './modules/define.ts'
export type { Html } from './modules/html.ts'
export type { Importer, ImportItem, Wire } from './modules/importers.ts'
export type { Job, JobContext } from './modules/jobs.ts'
export { defineLayoutBlock, type ModuleLayoutBlock } from './modules/layout-blocks.ts'
export type { ModuleRule, ModuleTimer, RuleIssue } from './modules/listeners.ts'
export type { Module } from './modules/module.ts'
export { type Brand, defineModule, defineNewsroom, type NewsroomConfig } from './modules/newsroom-config.ts'
export type { PublicRead } from './modules/public-read.ts'
export type { ModuleSearch, SearchContext } from './modules/search-index.ts'
export type {
  Feed,
  FeedFormat,
  Page,
  PageHead,
  PageParams,
  PartProps,
  SlotFragment,
  SlotName,
} from './modules/site-shape.ts'
export type { ModuleWork } from './modules/work.ts'
export { inLanguage, Text, When } from './site/locale.tsx'
export { HeadlineLink } from './site/parts/headlines.tsx'
export { Cards } from './site/parts/list.tsx'
export { articlePath, sectionPath, storyPath } from './site/paths.ts'
