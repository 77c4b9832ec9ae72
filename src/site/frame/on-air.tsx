/** The link to the broadcast in every page's header. While the stream runs, it shows the current programme. */
import { nowAndNext, readChannel } from '../../content/broadcast/read.ts'
import { readLocale, Text } from '../locale.tsx'
import type { SiteReadContext } from '../route.ts'

/** The whole link, `<a class="live">`. */
export async function renderOnAir(readContext: SiteReadContext): Promise<string> {
  const { messages, direction } = await readLocale(readContext)
  const isOn = (await readChannel(readContext))?.onAir === true
  const { now } = await nowAndNext(readContext, 1)
  return String(
    <a class={isOn ? 'live on' : 'live'} href="/live">
      <b>{messages.onAir}</b>
      {isOn && now && (
        <span>
          <Text of={now.title} base={direction} />
        </span>
      )}
    </a>,
  )
}
