/** Names out of a line that says who wrote: "Von A, dpa", "أحمد علي وسارة", "A and B". */

const opening =
  /^(?:by|von|par|por|di|av|door|بقلم|إعداد|كتابة|كتب|كتبت|تقرير|خاص|تحرير|مراسلنا)(?:\s*[:：]\s*|\s+)/iu
const between = /\s*[،,;؛/|&\n]\s*|\s+(?:and|und|et|y|و)\s+/iu

/**
 * The people of a byline. What is the agency's own name is not a person. An Arabic «و» parts names only where
 * it stands alone: joined, it may be a letter of the name (وليد).
 */
export function namesOf(by: string, organisations: (string | undefined)[]): string[] {
  const others = new Set(organisations.flatMap((name) => (name ? [name.trim().toLowerCase()] : [])))
  const names = by
    .trim()
    .replace(opening, '')
    .split(between)
    .map((name) => name.replace(/^[\s\-–—:.]+|[\s\-–—:]+$/g, '').trim())
    .filter((name) => /\p{L}/u.test(name) && !others.has(name.toLowerCase()))
  return [...new Set(names)].filter((name) => name.length <= 100).slice(0, 20)
}
