/** The broadcast: what is on, what is next, and the guide of the days ahead. The player comes into 'live-player'. */
import { nowAndNext, readChannel, readGuide, type Slot } from '../../content/channel/read.ts'
import { picturesOf } from '../../content/media/pictures.ts'
import { readToday } from '../../content/publication/today.ts'
import { startOfDay } from '../../language/dates.ts'
import type { Head } from '../frame/head.tsx'
import { htmlPlan } from '../frame/plan.ts'
import { readHouse, Text } from '../house.tsx'
import { OnAir, Slots } from '../parts/guide.tsx'
import { Picture } from '../parts/picture.tsx'
import type { Route, SiteReading } from '../route.ts'

const dayMs = 86_400_000
const guideDays = 7

export const liveRoute: Route = {
  name: 'live',
  match: ([first, second]) => (first === 'live' && second === undefined ? '' : null),
  plan: (reading) =>
    htmlPlan(reading, { key: 'live:', canonical: '/live', body: ['live-now', 'live-guide', 'panel'] }),
  head: liveHead,

  fragments: {
    async 'live-now'(reading) {
      const house = await readHouse(reading)
      const channel = await readChannel(reading)
      const { now, next } = await nowAndNext(reading, 3)
      const still = (await picturesOf(reading, [channel?.mediaId ?? null])).get(channel?.mediaId ?? 0)
      return String(
        <main id="main" class="page broadcast">
          <p class="kicker">
            <b class={now ? 'alert' : undefined}>{now ? house.words.onAir : house.words.offAir}</b>
          </p>
          <h1>
            <Text of={channel?.name ?? house.publication.name} base={house.direction} />
          </h1>
          {channel?.description && (
            <p class="standfirst">
              <Text of={channel.description} base={house.direction} />
            </p>
          )}
          {still?.version && (
            <div class="screen">
              <Picture
                picture={still}
                crop="wide"
                sizes="(min-width:60em) 46rem,100vw"
                largest={1280}
                alt={still.alt}
                first
              />
            </div>
          )}
          <OnAir house={house} now={now} next={next} level={2} />
        </main>,
      )
    },

    async 'live-guide'(reading) {
      const house = await readHouse(reading)
      const from = startOfDay(await readToday(reading), house.publication.timeZone)
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
              <Slots house={house} slots={list} />
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
