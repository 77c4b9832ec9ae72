/** The breaking news banner at the top of every page; empty when there is none. */
import { readBreaking } from '../../content/publication/publication.ts'
import { withoutBreakingLabel } from '../../language/breaking-label.ts'
import { readLocale, Text } from '../locale.tsx'
import { articlePath } from '../paths.ts'
import type { SiteReadContext } from '../route.ts'

export async function renderBreaking(readContext: SiteReadContext): Promise<string> {
  const breaking = await readBreaking(readContext)
  if (!breaking) return ''
  const { messages, direction } = await readLocale(readContext)
  const text = <Text of={withoutBreakingLabel(breaking.text)} base={direction} />
  return String(
    <aside class="breaking" aria-label={messages.breaking}>
      <p>
        <b>{messages.breaking}</b>{' '}
        {breaking.article ? <a href={articlePath(breaking.article)}>{text}</a> : text}
      </p>
    </aside>,
  )
}
