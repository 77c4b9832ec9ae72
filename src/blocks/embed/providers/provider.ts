/** A provider of embedded posts: its hosts, and the reading of its addresses. Pure data and functions. */

export interface FrameSize {
  /** The ratio of width to height, as in CSS: '16/9'. */
  ratio?: string
  /** Or a fixed height in pixels. */
  height?: number
}

/** The post that an address leads to. */
export interface Found extends FrameSize {
  /** The post's canonical address, without tracking parameters. */
  url: string
  /** The address that the provider made for frames; null when it has none for this post. */
  frame: string | null
}

export interface Provider extends FrameSize {
  name: string
  /** The exact names of its hosts, in lower case. */
  hosts: readonly string[]
  /** Whether its frames play sound or video. */
  plays?: true
  /** Its oEmbed endpoint, to which the post's address is added; without one, nothing is asked. */
  oembed?: string
  /** Reads an address on one of its hosts; null when it is not a post. */
  read(url: URL): Found | null
}

/** The groups of the first pattern that matches the text; null when none does. */
export function firstMatch(text: string, ...patterns: RegExp[]): string[] | null {
  for (const pattern of patterns) {
    const match = pattern.exec(text)
    if (match) return match.slice(1)
  }
  return null
}

/** The value of a parameter when all of it matches. */
export function parameter({ searchParams }: URL, name: string, pattern: RegExp): string | null {
  const value = searchParams.get(name)
  return value !== null && pattern.test(value) ? value : null
}
