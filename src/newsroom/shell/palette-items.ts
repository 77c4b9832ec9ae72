/** What the command palette shows for what was typed: actions and places at once, what the server finds after. */
import IconAddressBook from '@tabler/icons-react/icons/IconAddressBook'
import IconBolt from '@tabler/icons-react/icons/IconBolt'
import IconCategory from '@tabler/icons-react/icons/IconCategory'
import IconFileText from '@tabler/icons-react/icons/IconFileText'
import IconFolders from '@tabler/icons-react/icons/IconFolders'
import IconLivePhoto from '@tabler/icons-react/icons/IconLivePhoto'
import IconPhoto from '@tabler/icons-react/icons/IconPhoto'
import IconSearch from '@tabler/icons-react/icons/IconSearch'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { Sought } from '../../content/search/marks.ts'
import { normalise } from '../../language/search-form.ts'
import { api } from '../api.ts'
import type { SearchPage } from '../desk/search/asked.ts'
import { useWords } from '../words.ts'
import { presentActions } from './actions.ts'
import { usePlaces } from './navigation.ts'
import { words } from './words.ts'

export interface Found {
  kind: 'article' | 'coverage' | 'story' | 'person' | 'section' | 'picture'
  id: number
  title: string
  detail: string
}

export interface PaletteItem {
  key: string
  label: string
  /** Of what was found in texts: the words that are marked in the label. */
  sought?: Sought
  detail: string
  icon: typeof IconBolt
  run(): void
}

export interface PaletteGroup {
  name: string
  items: PaletteItem[]
}

const addresses: Record<Found['kind'], (id: number) => string> = {
  article: (id) => `/newsroom/articles/${id}`,
  coverage: (id) => `/newsroom/live/${id}`,
  story: (id) => `/newsroom/stories/${id}`,
  picture: (id) => `/newsroom/pictures/${id}`,
  person: () => '/newsroom/people',
  section: () => '/newsroom/sections',
}

const icons = {
  article: IconFileText,
  coverage: IconLivePhoto,
  story: IconFolders,
  picture: IconPhoto,
  person: IconAddressBook,
  section: IconCategory,
}

/** The rest is a screen of its own. */
const mostTexts = 5

/** `settled` is what was typed a moment ago: the server is not asked at each letter. */
export function usePaletteItems(
  typed: string,
  settled: string,
): { groups: PaletteGroup[]; isFinding: boolean } {
  const w = useWords(words)
  const navigate = useNavigate()
  const places = usePlaces()
  const question = settled.trim()
  const isAsked = question.length >= 2
  const { data, isFetching } = useQuery({
    queryKey: ['find', question],
    queryFn: ({ signal }) => api.get<{ items: Found[] }>('/find', { q: question }, signal),
    enabled: isAsked,
    placeholderData: keepPreviousData,
  })

  const texts = useQuery({
    queryKey: ['search', 'palette', question],
    queryFn: ({ signal }) => api.get<SearchPage>('/search', { q: question, limit: mostTexts }, signal),
    enabled: isAsked,
    placeholderData: keepPreviousData,
  })

  const wanted = normalise(typed).split(/\s+/).filter(Boolean)
  const fits = (text: string) => {
    const plain = normalise(text)
    return wanted.every((word) => plain.includes(word))
  }
  const actions = presentActions()
    .filter(({ label, words: more = '' }) => fits(`${label} ${more}`))
    .map(({ id, label, detail = '', icon = IconBolt, run }) => ({
      key: `action-${id}`,
      label,
      detail,
      icon,
      run,
    }))
  const fittingPlaces = places
    .flatMap(({ name, places: all }) => all.map((place) => ({ ...place, group: name })))
    .filter(({ label }) => fits(label))
    .map(({ to, label, icon, group }) => ({
      key: `place-${to}`,
      label,
      detail: group,
      icon,
      run: () => void navigate({ to }),
    }))
  const isAnswered = isAsked && typed.trim().length >= 2
  const open = (kind: Found['kind'], id: number) => () => void navigate({ to: addresses[kind](id) })
  const named = isAnswered ? (data?.items ?? []) : []
  const found = named.map(({ kind, id, title, detail }) => ({
    key: `${kind}-${id}`,
    label: title,
    detail: detail || w.kinds[kind],
    icon: icons[kind],
    run: open(kind, id),
  }))
  const known = new Set(found.map(({ key }) => key))
  const sought = new Map((texts.data?.forms ?? []).map((form) => [form, form]))
  const inTexts = (isAnswered ? (texts.data?.items ?? []) : [])
    .map(({ id, headline, section }) => ({
      key: `article-${id}`,
      label: headline,
      sought,
      detail: section?.name ?? w.kinds.article,
      icon: IconFileText,
      run: open('article', id),
    }))
    .filter(({ key }) => !known.has(key))
  const everywhere = {
    key: 'search-texts',
    label: w.searchTexts(typed.trim()),
    detail: '',
    icon: IconSearch,
    run: () => void navigate({ to: '/newsroom/search', search: { q: typed.trim() } as never }),
  }
  const groups = [
    { name: w.actions, items: actions },
    { name: w.places, items: fittingPlaces },
    { name: w.found, items: found },
    { name: w.inTexts, items: isAnswered ? [...inTexts, everywhere] : [] },
  ]
  return {
    groups: groups.filter(({ items }) => items.length > 0),
    isFinding: isAsked && (isFetching || texts.isFetching),
  }
}
