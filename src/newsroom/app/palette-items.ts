/** The items of the command palette for the typed text: actions and places at once, search results later. */
import IconBolt from '@tabler/icons-react/icons/IconBolt'
import IconSearch from '@tabler/icons-react/icons/IconSearch'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { normalise } from '../../language/search-form.ts'
import { api } from '../api.ts'
import { useLanguage, useMessages } from '../messages.ts'
import { type Feature, useFeatures } from '../session/feature.ts'
import { presentActions } from '../ui/actions.ts'
import { messages } from './messages.ts'
import { usePlaces } from './navigation.ts'

export interface PaletteItem {
  key: string
  label: string
  /** For results from texts: whether a word of the label is highlighted. */
  isFound?: (word: string) => boolean
  detail: string
  icon: typeof IconBolt
  run(): void
}

export interface PaletteGroup {
  name: string
  items: PaletteItem[]
}

/** The search screen shows more. */
const maxTexts = 5

/** `settled` is the text typed a moment ago, so that not every letter causes a request. */
export function usePaletteItems(
  typed: string,
  settled: string,
): { groups: PaletteGroup[]; isFinding: boolean } {
  const w = useMessages(messages)
  const navigate = useNavigate()
  const { language } = useLanguage()
  const places = usePlaces()
  const kinds: NonNullable<Feature['found']> = Object.assign({}, ...useFeatures().map(({ found }) => found))
  const question = settled.trim()
  const isAsked = question.length >= 2
  const { data, isFetching } = useQuery({
    queryKey: ['find', question],
    queryFn: ({ signal }) => api.get('/find', { query: { q: question }, signal }),
    enabled: isAsked,
    placeholderData: keepPreviousData,
  })

  const texts = useQuery({
    queryKey: ['search', 'palette', question],
    queryFn: ({ signal }) => api.get('/search', { query: { q: question, limit: maxTexts }, signal }),
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
  const named = isAnswered ? (data?.items ?? []) : []
  const found = named.flatMap(({ kind, id, title, detail }) => {
    const of = kinds[kind]
    if (!of) return []
    const run = () => void navigate({ to: of.path(id) })
    return [{ key: `${kind}-${id}`, label: title, detail: detail || of.name[language], icon: of.icon, run }]
  })
  const known = new Set(found.map(({ key }) => key))
  const foundMessages = new Set(texts.data?.found)
  const isFound = (word: string) => foundMessages.has(normalise(word))
  const inTexts = (isAnswered ? (texts.data?.items ?? []) : [])
    .map(({ id, headline, section }) => ({
      key: `article-${id}`,
      label: headline,
      isFound,
      detail: section?.name ?? kinds.article?.name[language] ?? '',
      icon: kinds.article?.icon ?? IconSearch,
      run: () => void navigate({ to: `/newsroom/articles/${id}` }),
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
