/** The places of the newsroom in the order of the features; places that a person may not use are left out. */
import { useLanguage, useMessages } from '../messages.ts'
import { type Place, useFeatures } from '../session/feature.ts'
import { useMe } from '../session/me.ts'
import { messages } from './messages.ts'

export interface ShownPlace extends Pick<Place, 'icon' | 'badge'> {
  to: string
  label: string
}

export interface PlaceGroup {
  name: string
  places: ShownPlace[]
}

const groups = ['daily', 'site', 'organisation', 'modules'] as const

export function usePlaces(): PlaceGroup[] {
  const w = useMessages(messages)
  const { language } = useLanguage()
  const me = useMe()
  // The list of features never changes, so the hooks in it are called in one order.
  const all = useFeatures().flatMap(({ places, usePlaces: use }) => [...(places ?? []), ...(use?.() ?? [])])
  if (me.mustSecure) return []
  const mine = all.filter(({ may }) => !may || me.may(may))
  return groups
    .map((group) => ({
      name: w[group],
      places: withLeading(
        mine.filter((place) => place.group === group),
        (place) => place.leads?.(me) ?? false,
      ).map(({ path, label, icon, badge }) => ({
        ...{ to: `/newsroom${path}`, label: label[language], icon },
        ...(badge ? { badge } : {}),
      })),
    }))
    .filter(({ places }) => places.length > 0)
}

/** A person's main work comes directly after the first place. */
function withLeading(places: Place[], leads: (place: Place) => boolean): Place[] {
  const [first, ...rest] = places
  if (!first) return []
  return [first, ...rest.filter(leads), ...rest.filter((place) => !leads(place))]
}
