/** All tables, for programs that hold a part of the sources: the newsroom, and code in SITE_DIR. */
/// <reference path="../content/advertisements/tables.ts" />
/// <reference path="../content/agencies/tables.ts" />
/// <reference path="../content/articles/tables.ts" />
/// <reference path="../content/brand/tables.ts" />
/// <reference path="../content/broadcast/tables.ts" />
/// <reference path="../content/comments/tables.ts" />
/// <reference path="../content/coverage/tables.ts" />
/// <reference path="../content/front/tables.ts" />
/// <reference path="../content/imports/tables.ts" />
/// <reference path="../content/layouts/tables.ts" />
/// <reference path="../content/media/tables.ts" />
/// <reference path="../content/modules/tables.ts" />
/// <reference path="../content/newsletter/tables.ts" />
/// <reference path="../content/outgoing/tables.ts" />
/// <reference path="../content/pages/tables.ts" />
/// <reference path="../content/people/tables.ts" />
/// <reference path="../content/previews/tables.ts" />
/// <reference path="../content/programmes/tables.ts" />
/// <reference path="../content/publication/tables.ts" />
/// <reference path="../content/push/tables.ts" />
/// <reference path="../content/readership/tables.ts" />
/// <reference path="../content/redirects/tables.ts" />
/// <reference path="../content/related/tables.ts" />
/// <reference path="../content/search/tables.ts" />
/// <reference path="../content/sections/tables.ts" />
/// <reference path="../content/staff/tables.ts" />
/// <reference path="../content/stories/tables.ts" />
/// <reference path="../content/tables.ts" />
/// <reference path="../content/topics/tables.ts" />
/// <reference path="../content/webhooks/tables.ts" />

/**
 * The virtual modules that bin/site.js makes from SITE_DIR for each of the three builds; empty without one,
 * and in tests.
 */

declare module 'nashra:site' {
  /** The unvalidated default export of nashra.config.ts. */
  const config: unknown
  export default config
}

declare module 'nashra:site/islands' {
  /** One for each `island.ts` in a module's folder. */
  const islands: { name: string; load(): Promise<unknown> }[]
  export default islands
}

declare module 'nashra:site/newsroom' {
  /** One for each `newsroom.tsx` in a module's folder. */
  const screens: { name: string; load(): Promise<{ default?: unknown }> }[]
  export default screens
}
