/** The address of a thing to which an old address leads. */

import { originalUrl, renditionUrl, widths } from '../content/media/renditions.ts'
import type { RedirectTarget } from '../content/redirect-targets.ts'
import {
  articlePath,
  authorPath,
  coveragePath,
  pagePath,
  programmePath,
  sectionPath,
  storyPath,
  topicPath,
} from './paths.ts'

const paths = {
  article: articlePath,
  coverage: coveragePath,
  section: sectionPath,
  story: storyPath,
  topic: topicPath,
  person: authorPath,
  programme: programmePath,
  page: pagePath,
}

/** Kinds with feeds of their own, and their folders below /feeds. */
const feeds: Record<string, string> = {
  section: 'sections',
  story: 'stories',
  topic: 'topics',
  person: 'authors',
}

type PublicTarget = Extract<RedirectTarget, { state: 'public' }>

/** `feed`: the old address was that of a feed. */
export function addressOfTarget(target: PublicTarget, feed: 'rss' | 'atom' | null): string {
  if (target.kind === 'media') return addressOfFile(target.id, target.file)
  const folder = feeds[target.kind]
  return feed && folder ? `/feeds/${folder}/${target.slug}.${feed}` : paths[target.kind](target)
}

/** Of a picture, the largest rendition: the stored file itself is not public. */
function addressOfFile(id: number, file: Extract<PublicTarget, { kind: 'media' }>['file']): string {
  const { version, width, height } = file
  if (file.type !== 'picture')
    return originalUrl({ id, version, ending: file.file.slice(file.file.lastIndexOf('.') + 1) })
  const largest = widths.find((each) => each >= (width ?? 0)) ?? widths.at(-1)!
  return renditionUrl({ id, version, width: width ?? 0, height: height ?? 0 }, 'full', largest, 'jpg')
}
