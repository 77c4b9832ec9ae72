/** Removes the word «عاجل: …» from headlines: writers type it, and labels, mail and notifications add it again. */

/** The words for breaking news in the languages of the site, longest first. */
const labels = [
  ...['خبر عاجل', 'أنباء عاجلة', 'عاجل'],
  ...['خبر فوری', 'فوری'],
  ...['بریکنگ نیوز', 'بریکنگ'],
  ...['breaking news', 'breaking', 'urgent', 'alerte info', 'alerte'],
]

/** Symbols («🔴», «⚡») and hash signs before it; a sign must follow, so that «عاجل التنفيذ» is unchanged. */
const before = '[\\s\\u200e\\u200f\\p{Extended_Pictographic}\\ufe0f#*]*'
const after = '[\\s\\u200e\\u200f]*(?:[:：|/\\-–—!،,…*]+|\\.{1,3})[\\s\\u200e\\u200f:：|/\\-–—!،,….*]*'
const label = new RegExp(`^${before}(?:${labels.join('|').replaceAll(' ', '\\s+')})${after}`, 'iu')

/** The headline without leading words for breaking news; never empty. */
export function withoutBreakingLabel(headline: string): string {
  let bare = headline
  while (label.test(bare)) bare = bare.replace(label, '')
  return bare.trim() === '' ? headline : bare
}
