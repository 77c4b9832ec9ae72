/** Options for an article's fields: sections, stories, agencies, programmes; people by typing. */
import { useQuery } from '@tanstack/react-query'
import { normalise, tokens } from '../../language/search-form.ts'
import { collection, type Named } from '../collections.ts'

interface Option {
  value: string
  label: string
}

const toOptions = (items: Named[]): Option[] =>
  items.map(({ id, name }) => ({ value: String(id), label: name }))

/** Short lists, which are loaded whole and filtered here. */
const whole = new Set<Resource>(['sections', 'agencies', 'programmes'])
const plain = (text: string) => tokens(text).map(normalise).join(' ')
const has = (name: string, typed: string) => plain(name).includes(plain(typed))

type Resource = 'sections' | 'stories' | 'agencies' | 'programmes' | 'people' | 'topics'

/** The options whose name contains the typed text, and always the selected ones. */
export function useChoices(resource: Resource, typed: string, chosen: number[]): Option[] {
  const found = useQuery({
    queryKey: [resource, 'choices', typed],
    queryFn: () => collection.named(`/${resource}`, whole.has(resource) ? {} : { limit: 100, q: typed }),
    staleTime: 30_000,
    placeholderData: (before) => before,
  })
  const items = (found.data?.items ?? []).filter(({ name }) => !whole.has(resource) || has(name, typed))
  const missing = chosen.filter((id) => !items.some((one) => one.id === id))
  const others = useQuery({
    queryKey: [resource, 'named', ...missing],
    queryFn: () => Promise.all(missing.map((id) => collection.name(`/${resource}`, id))),
    enabled: missing.length > 0 && found.isSuccess,
    staleTime: 30_000,
  })
  return toOptions([...(missing.length > 0 ? (others.data ?? []) : []), ...items])
}
