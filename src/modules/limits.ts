/** Time and size limits for the code of a newsroom's modules. */

/** For a fragment, a slot, a page, a block of a layout or a part of the site. */
export const fragmentMs = 1_000
/** For a rule that checks a command. */
export const ruleMs = 2_000
/** For a listener, in the transaction of a command. */
export const listenerMs = 3_000
/** For an operation of the API, or a form of readers. */
export const routeMs = 10_000
/** For a question to a module's search index. */
export const searchMs = 1_000
/** How long a fragment stays empty, and a search index is not asked, after a failure. */
export const suspensionMs = 30_000
/** The maximum number of characters of markup in one fragment. */
export const maxMarkup = 200_000
/** The maximum number of articles of one list that a module may request at once. */
export const maxCards = 100
/** The maximum number of listed failures: one per module and contribution. */
export const maxFailures = 200
