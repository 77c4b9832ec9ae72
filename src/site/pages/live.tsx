/** The broadcast: what is on, what is next, and the guide of the days ahead. The player opens in #live-player. */
import { nowAndNext, readChannel, readGuide, type Slot } from '../../content/channel/read.ts'
import { picturesOf } from '../../content/media/pictures.ts'
import { readToday } from '../../content/publication/today.ts'
import { startOfDay } from '../../language/dates.ts'
import type { Head } from '../frame/head.tsx'
import { htmlPlan } from '../frame/plan.ts'
import { playerNeeds } from '../frame/policy.ts'
import { readHouse, Text } from '../house.tsx'
import { OnAir, Slots } from '../parts/guide.tsx'
import { Player } from '../parts/player.tsx'
import type { Route, SiteReading } from '../route.ts'

const dayMs = 86_400_000
const guideDays = 7

export const liveRoute: Route = {
  name: 'live',
  match: ([first, second]) => (first === 'live' && second === undefined ? '' : null),
  async plan(reading) {
    const channel = await readChannel(reading)
    return htmlPlan(reading, {
      key: 'live:',
      canonical: '/live',
      body: ['live-now', 'live-guide', 'panel'],
      allowed: channel?.streamUrl ? playerNeeds(channel.streamUrl) : undefined,
    })
  },
  head: liveHead,

  fragments: {
    async 'live-now'(reading) {
      const house = await readHouse(reading)
      const channel = await readChannel(reading)
      const { now, next } = await nowAndNext(reading, 3)
      const still = (await picturesOf(reading, [channel?.mediaId ?? null])).get(channel?.mediaId ?? 0)
      const isOn = channel?.onAir === true
      return String(
        <main id="main" class="page broadcast" data-on-air={String(isOn)}>
          <p class="kicker">
            <b class={isOn ? 'alert' : undefined}>{isOn ? house.words.onAir : house.words.offAir}</b>
          </p>
          <h1>
            <Text of={channel?.name ?? house.publication.name} base={house.direction} />
          </h1>
          {channel?.description && (
            <p class="standfirst">
              <Text of={channel.description} base={house.direction} />
            </p>
          )}
          <Player
            house={house}
            assets={reading.assets}
            streamUrl={channel?.streamUrl ?? ''}
            isOn={isOn}
            still={still ?? null}
          />
          <OnAir house={house} isOn={isOn} now={now} next={next} level={2} />
        </main>,
      )
    },

    async 'live-guide'(reading) {
      const house = await readHouse(reading)
      const from = startOfDay(await readToday(reading), house.publication.timeZone)
      const isOn = (await readChannel(reading))?.onAir === true
      const slots = await readGuide(reading, from, new Date(from.getTime() + guideDays * dayMs))
      const days = Map.groupBy(slots, (slot: Slot) => house.date(slot.startsAt, 'iso-day'))
      return String(
        <section class="page guide" aria-labelledby="guide">
          <h2 id="guide">{house.words.guide}</h2>
          {days.size === 0 && <p>{house.words.guideEmpty}</p>}
          {[...days].map(([day, list], at) => (
            <details open={at === 0}>
              <summary>
                <time datetime={day}>{house.date(list[0]!.startsAt, 'full')}</time>
              </summary>
              <Slots house={house} slots={list} isOn={isOn} />
            </details>
          ))}
        </section>,
      )
    },
  },
}

async function liveHead(reading: SiteReading): Promise<Head> {
  const { words, publication } = await readHouse(reading)
  const channel = await readChannel(reading)
  return {
    title: `${words.watchLive}: ${channel?.name ?? publication.name}`,
    description: channel?.description || words.watchLive,
    address: '/live',
    kind: 'live',
  }
}
