import { missingLinks } from '../../../content/missing-links.ts'
import { readLocale, Text } from '../../locale.tsx'
import { layoutBlock } from '../view.ts'
import { text } from './block.ts'

export const textView = layoutBlock({
  ...text,

  async render(readContext, { title: heading, text: given, link, linkLabel }) {
    const { direction: base, messages } = await readLocale(readContext)
    const isLinked = link !== '' && (await missingLinks(readContext, [link])).size === 0
    return String(
      <section class="band free-text">
        {heading && (
          <h2>
            <Text of={heading} base={base} />
          </h2>
        )}
        {given.split(/\n\s*\n/).map((paragraph) => (
          <p>
            <Text of={paragraph.replace(/\s+/g, ' ')} base={base} />
          </p>
        ))}
        {isLinked && (
          <p class="more">
            <a href={link}>{linkLabel ? <Text of={linkLabel} base={base} /> : messages.more}</a>
          </p>
        )}
      </section>,
    )
  },
})
