import { nowAndNext, readChannel } from '../../../content/broadcast/read.ts'
import { listProgrammes } from '../../../content/programmes/programmes.ts'
import { readLocale, Text } from '../../locale.tsx'
import { OnAir } from '../../parts/guide.tsx'
import { Thumb } from '../../parts/picture.tsx'
import { programmePath } from '../../paths.ts'
import { layoutBlock } from '../view.ts'
import { programmeGuide } from './block.ts'

export const programmeGuideView = layoutBlock({
  ...programmeGuide,

  async render(readContext, { programmes: shown }) {
    const locale = await readLocale(readContext)
    const channel = await readChannel(readContext)
    const programmes = (await listProgrammes(readContext)).slice(0, shown)
    if (!channel && programmes.length === 0) return ''
    const { now, next } = await nowAndNext(readContext, 3)
    return String(
      <section class="band air">
        <h2>
          <a href="/live">{locale.messages.onAir}</a>
        </h2>
        {channel && <OnAir locale={locale} isOn={channel.onAir} now={now} next={next} level={3} />}
        {programmes.length > 0 && (
          <ul class="shows">
            {programmes.map((programme) => (
              <li>
                <a href={programmePath(programme)}>
                  <Thumb picture={programme.picture} size={160} />
                  <Text of={programme.name} base={locale.direction} />
                </a>
              </li>
            ))}
          </ul>
        )}
      </section>,
    )
  },
})
