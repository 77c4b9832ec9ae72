/** The form of the search page; it needs no script. */
import { articleKinds } from '../../content/articles/content.ts'
import type { House } from '../house.tsx'
import { type SearchAsked, searchPath } from '../search-asked.ts'

/** The box alone, for pages where a search is the way on. */
export function SearchBox({ house }: { house: House }) {
  return (
    <search class="search">
      <form action={searchPath}>
        <Ask house={house} />
      </form>
    </search>
  )
}

function Ask({ house: { words }, q = '' }: { house: House; q?: string }) {
  return (
    <p class="ask">
      <input
        type="search"
        name="q"
        value={q || undefined}
        aria-label={words.search}
        placeholder={words.searchPlaceholder}
        maxlength={200}
        autocomplete="off"
        dir="auto"
        enterkeyhint="search"
      />
      <button type="submit">{words.search}</button>
    </p>
  )
}

interface Choice {
  value: string | number
  name: string
}

export interface SearchChoices {
  sections: Choice[]
  stories: Choice[]
  sources: Choice[]
}

interface Props {
  house: House
  asked: SearchAsked
  choices: SearchChoices
}

export function SearchForm({ house, asked, choices }: Props) {
  const { words } = house
  const kinds = articleKinds.map((kind) => ({ value: kind, name: words.kinds[kind] }))
  const narrowed = Boolean(
    asked.section || asked.story || asked.source || asked.kind || asked.from || asked.to,
  )
  return (
    <search class="search">
      <form action={searchPath} data-suggest="">
        <Ask house={house} q={asked.q} />
        <details open={narrowed}>
          <summary>{words.narrowSearch}</summary>
          <div class="narrow">
            <Select
              name="section"
              label={words.filterBySection}
              all={words.allSections}
              choices={choices.sections}
              chosen={asked.section}
            />
            <Select
              name="story"
              label={words.filterByStory}
              all={words.allStories}
              choices={choices.stories}
              chosen={asked.story}
            />
            <Select
              name="kind"
              label={words.filterByKind}
              all={words.allKinds}
              choices={kinds}
              chosen={asked.kind}
            />
            <Select
              name="source"
              label={words.source}
              all={words.allSources}
              choices={choices.sources}
              chosen={asked.source}
            />
            <label>
              {words.from}
              <input type="date" name="from" value={asked.from ?? undefined} />
            </label>
            <label>
              {words.to}
              <input type="date" name="to" value={asked.to ?? undefined} />
            </label>
            <label>
              {words.sortBy}
              <select name="sort">
                <option value="">{words.sortByRelevance}</option>
                <option value="date" selected={asked.sort === 'date'}>
                  {words.sortByDate}
                </option>
              </select>
            </label>
          </div>
        </details>
      </form>
    </search>
  )
}

function Select(props: {
  name: string
  label: string
  all: string
  choices: Choice[]
  chosen: string | number | null
}) {
  const { name, label, all, choices, chosen } = props
  if (choices.length === 0) return null
  return (
    <label>
      {label}
      <select name={name}>
        <option value="">{all}</option>
        {choices.map((choice) => (
          <option value={choice.value} selected={choice.value === chosen}>
            {choice.name}
          </option>
        ))}
      </select>
    </label>
  )
}
