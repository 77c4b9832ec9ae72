/**
 * The broadcast page: the current programme, the next one, and the guide of the coming days. The player opens
 * in #live-player.
 */
import { nowAndNext, readChannel, readGuide } from '../../content/broadcast/read.ts'
import { picturesOf } from '../../content/media/pictures.ts'
import { readToday } from '../../content/publication/today.ts'
import { nextMidnight, startOfDay } from '../../language/dates.ts'
import type { Head } from '../frame/head.tsx'
import { htmlPlan } from '../frame/plan.ts'
import { playerNeeds } from '../frame/policy.ts'
import { readLocale, Text } from '../locale.tsx'
import { OnAir, Slots } from '../parts/guide.tsx'
import { Player } from '../parts/player.tsx'
import type { Route, SiteReadContext } from '../route.ts'

const guideDays = 7

export const liveRoute: Route = {
  name: 'live',
  match: ([first, second]) => (first === 'live' && second === undefined ? '' : null),
  async plan(readContext) {
    const channel = await readChannel(readContext)
    return htmlPlan(readContext, {
      key: 'live:',
      canonical: '/live',
      body: ['live-now', 'live-guide', 'panel'],
      allowed: channel?.streamUrl ? playerNeeds(channel.streamUrl) : undefined,
    })
  },
  head: liveHead,

  fragments: {
    async 'live-now'(readContext) {
      const locale = await readLocale(readContext)
      const channel = await readChannel(readContext)
      const { now, next } = await nowAndNext(readContext, 3)
      const still = (await picturesOf(readContext, [channel?.mediaId ?? null])).get(channel?.mediaId ?? 0)
      const isOn = channel?.onAir === true
      return String(
        <main id="main" class="page broadcast" data-on-air={String(isOn)}>
          {isOn && (
            <p class="kicker">
              <b class="alert">{locale.messages.onAir}</b>
            </p>
          )}
          <h1>
            <Text of={channel?.name ?? locale.publication.name} base={locale.direction} />
          </h1>
          {channel?.description && (
            <p class="standfirst">
              <Text of={channel.description} base={locale.direction} />
            </p>
          )}
          <Player
            locale={locale}
            assets={readContext.assets}
            streamUrl={channel?.streamUrl ?? ''}
            isOn={isOn}
            still={still ?? null}
          />
          <OnAir locale={locale} isOn={isOn} now={now} next={next} level={2} />
        </main>,
      )
    },

    async 'live-guide'(readContext) {
      const locale = await readLocale(readContext)
      const days = daysFrom(await readToday(readContext), locale.publication.timeZone)
      const isOn = (await readChannel(readContext))?.onAir === true
      const slots = await readGuide(readContext, days[0]!.start, days.at(-1)!.end)
      const lists = days
        .map((day) => ({
          day,
          list: slots.filter((slot) => slot.startsAt < day.end && slot.endsAt > day.start),
        }))
        .filter(({ list }) => list.length > 0)
      return String(
        <section class="page guide" aria-labelledby="guide">
          <h2 id="guide">{locale.messages.guide}</h2>
          {lists.length === 0 ? <p>{locale.messages.guideEmpty}</p> : <p class="by">{locale.zone}</p>}
          {lists.map(({ day, list }, at) => (
            <details open={at === 0}>
              <summary>
                <time datetime={locale.date(day.start, 'iso-day')}>{locale.date(day.start, 'full')}</time>
              </summary>
              <Slots locale={locale} slots={list} isOn={isOn} />
            </details>
          ))}
        </section>,
      )
    },
  },
}

function daysFrom(today: Date, timeZone: string): { start: Date; end: Date }[] {
  let start = startOfDay(today, timeZone)
  return Array.from({ length: guideDays }, () => {
    const day = { start, end: nextMidnight(start, timeZone) }
    start = day.end
    return day
  })
}

async function liveHead(readContext: SiteReadContext): Promise<Head> {
  const { messages, publication } = await readLocale(readContext)
  const channel = await readChannel(readContext)
  return {
    title:
      channel && channel.name !== publication.name
        ? `${messages.liveBroadcast}: ${channel.name}`
        : messages.liveBroadcast,
    description: channel?.description || messages.liveBroadcast,
    address: '/live',
    kind: 'live',
  }
}
