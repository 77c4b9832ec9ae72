/**
 * A browser complains of every style and handler that it meets under a content security policy, in a document
 * that is never shown too. Their names are changed before they are read. This is for quiet, not for safety:
 * nothing of them is kept in any case.
 */
const asides = /<(style|script)\b[\s\S]*?<\/\1\s*>/gi
const tag = /<[a-z][^>]*>/gi
const loud = /([\s"'/])(style|on[a-z]+)(?=\s*=)/gi

export const quietHtml = (html: string) =>
  html.replace(asides, '').replace(tag, (one) => one.replace(loud, '$1data-$2'))
