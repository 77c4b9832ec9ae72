import { coveragesIn } from '../../../content/coverage/places.ts'
import { CoverageList } from '../../coverage/list.tsx'
import { readLocale } from '../../locale.tsx'
import { layoutBlock } from '../view.ts'
import { coverages } from './block.ts'

export const coveragesView = layoutBlock({
  ...coverages,

  async render(readContext, { count: shown }) {
    const ended = await coveragesIn(readContext, { state: 'ended', count: shown })
    if (ended.length === 0) return ''
    const locale = await readLocale(readContext)
    return String(
      <section class="band over-band">
        <h2>
          <a href="/coverage">{locale.messages.endedCoverages}</a>
        </h2>
        <CoverageList locale={locale} coverages={ended} />
      </section>,
    )
  },
})
