import { readLocale, Text } from '../../locale.tsx'
import { layoutBlock } from '../view.ts'
import { numbers } from './block.ts'

export const numbersView = layoutBlock({
  ...numbers,

  async render(readContext, { title: heading, figures, source }) {
    const locale = await readLocale(readContext)
    const base = locale.direction
    return String(
      <section class="band numbers">
        {heading && (
          <h2>
            <Text of={heading} base={base} />
          </h2>
        )}
        <dl>
          {figures.map(({ value, label }) => (
            <div>
              <dt>
                <Text of={label} base={base} />
              </dt>
              <dd>
                <Text of={value} base={base} />
              </dd>
            </div>
          ))}
        </dl>
        {source && (
          <p class="source">
            {locale.messages.source}
            {locale.colon} <Text of={source} base={base} />
          </p>
        )}
      </section>,
    )
  },
})
