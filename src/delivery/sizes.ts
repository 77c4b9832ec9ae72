/** The memory cost of objects in bytes, rounded up from measurements (Node 24, 64 bits). */

/** A separate Buffer: the object, its ArrayBuffer and the allocator's overhead. */
const BUFFER = 512
/** An entry with its slot in the map and its list of cache tags. */
const ENTRY = 320
/** A tag's slot in the index, a reader's slot in the tag's set, and a slot in the entry's list. */
const SUBSCRIPTION = 136
/** An assembled page: the record and its two lists of headers. */
const PAGE = 1024
/** A fragment of an assembled page: its slot, and the emptied entry that it may hold after eviction. */
const PAGE_FRAGMENT = 160
const OBJECT = 128

const isWide = (text: string) => /[^\x00-\xff]/.test(text)

export const sizeOfString = (text: string) => 32 + text.length * (isWide(text) ? 2 : 1)

/** A copy that does not keep a longer string alive: a substring of an address would keep the whole address. */
export function own(text: string): string {
  const encoding = isWide(text) ? 'utf16le' : 'latin1'
  return Buffer.from(text, encoding).toString(encoding)
}

function sizeOfStrings(texts: Iterable<string>): number {
  let size = 0
  for (const text of texts) size += 8 + sizeOfString(text)
  return size
}

export function sizeOfEntry(key: string, cacheTags: readonly string[]): number {
  return ENTRY + sizeOfString(key) + sizeOfStrings(cacheTags) + cacheTags.length * SUBSCRIPTION
}

export const sizeOfBuffer = (buffer: Buffer) => BUFFER + buffer.length
export const sizeOfPage = (fragments: number) => PAGE + fragments * PAGE_FRAGMENT
export const sizeOfObject = (...texts: string[]) => OBJECT + sizeOfStrings(texts)
