/**
 * Renames styles and handlers before parsing, because a browser with a content security policy logs a warning
 * for each, even in a document that is never shown. This only avoids warnings: they are removed later anyway.
 */
const asides = /<(style|script)\b[\s\S]*?<\/\1\s*>/gi
const tag = /<[a-z][^>]*>/gi
const loud = /([\s"'/])(style|on[a-z]+)(?=\s*=)/gi

export const quietHtml = (html: string) =>
  html.replace(asides, '').replace(tag, (one) => one.replace(loud, '$1data-$2'))
