/** The way to the broadcast in every page's header; marked by what is on. */
import { nowAndNext } from '../../content/channel/read.ts'
import { readHouse, Text } from '../house.tsx'
import type { SiteReading } from '../route.ts'

/** The whole link, `<a class="live">`. */
export async function renderAir(reading: SiteReading): Promise<string> {
  const { words, direction } = await readHouse(reading)
  const { now } = await nowAndNext(reading, 1)
  return String(
    <a class={now ? 'live on' : 'live'} href="/live">
      <b>{words.onAir}</b>
      {now && (
        <span>
          <Text of={now.title} base={direction} />
        </span>
      )}
    </a>,
  )
}
