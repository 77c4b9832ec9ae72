/** The way to the broadcast in every page's header; marked as on the air while the stream runs, by what is on. */
import { nowAndNext, readChannel } from '../../content/channel/read.ts'
import { readHouse, Text } from '../house.tsx'
import type { SiteReading } from '../route.ts'

/** The whole link, `<a class="live">`. */
export async function renderAir(reading: SiteReading): Promise<string> {
  const { words, direction } = await readHouse(reading)
  const isOn = (await readChannel(reading))?.onAir === true
  const { now } = await nowAndNext(reading, 1)
  return String(
    <a class={isOn ? 'live on' : 'live'} href="/live">
      <b>{words.onAir}</b>
      {isOn && now && (
        <span>
          <Text of={now.title} base={direction} />
        </span>
      )}
    </a>,
  )
}
