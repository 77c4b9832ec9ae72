/** The form of the search page; works without a script. */

import { kindLabel, moduleKinds } from '../../content/articles/kinds.ts'
import { articleKinds } from '../../language/article-kinds.ts'
import { dayStart } from '../../language/days.ts'
import type { SiteLocale } from '../locale.tsx'
import { type SearchParameters, searchPath } from '../search-parameters.ts'

/** The search field alone, for pages that suggest a search. */
export function SearchBox({ locale }: { locale: SiteLocale }) {
  return (
    <search class="search">
      <form action={searchPath}>
        <SearchField locale={locale} />
      </form>
    </search>
  )
}

function SearchField({ locale: { messages }, q = '' }: { locale: SiteLocale; q?: string }) {
  return (
    <p class="ask">
      <input
        type="search"
        name="q"
        value={q || undefined}
        aria-label={messages.search}
        placeholder={messages.searchPlaceholder}
        maxlength={200}
        autocomplete="off"
        dir="auto"
        enterkeyhint="search"
      />
      <button type="submit">{messages.search}</button>
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
  locale: SiteLocale
  parameters: SearchParameters
  choices: SearchChoices
}

export function SearchForm({ locale, parameters, choices }: Props) {
  const { messages } = locale
  const kinds = [
    ...articleKinds.map((kind) => ({ value: kind as string, name: messages.kinds[kind] })),
    ...moduleKinds().map(({ name, base }) => ({
      value: name,
      name: kindLabel({ kind: base, moduleKind: name }, messages.kinds, locale.publication.language),
    })),
  ]
  const narrowed = Boolean(
    parameters.section ||
      parameters.story ||
      parameters.source ||
      parameters.kind ||
      parameters.from ||
      parameters.to,
  )
  return (
    <search class="search">
      <form action={searchPath} data-suggest={messages.suggestions}>
        <SearchField locale={locale} q={parameters.q} />
        <details open={narrowed}>
          <summary>{messages.narrowSearch}</summary>
          <div class="narrow">
            <Select
              name="section"
              label={messages.filterBySection}
              all={messages.allSections}
              choices={choices.sections}
              chosen={parameters.section}
            />
            <Select
              name="story"
              label={messages.filterByStory}
              all={messages.allStories}
              choices={choices.stories}
              chosen={parameters.story}
            />
            <Select
              name="kind"
              label={messages.filterByKind}
              all={messages.allKinds}
              choices={kinds}
              chosen={parameters.kind}
            />
            <Select
              name="source"
              label={messages.source}
              all={messages.allSources}
              choices={choices.sources}
              chosen={parameters.source}
            />
            <Day locale={locale} name="from" label={messages.from} day={parameters.from} />
            <Day locale={locale} name="to" label={messages.to} day={parameters.to} />
            <label>
              {messages.sortBy}
              <select name="sort">
                <option value="">{messages.sortByRelevance}</option>
                <option value="date" selected={parameters.sort === 'date'}>
                  {messages.sortByDate}
                </option>
              </select>
            </label>
          </div>
        </details>
      </form>
    </search>
  )
}

/** A day in the publication's format. The browser's own date field would use the browser's language. */
function Day(props: { locale: SiteLocale; name: string; label: string; day: string | null }) {
  const { locale, name, label, day } = props
  return (
    <label>
      {label}
      <input
        type="text"
        name={name}
        value={day ? locale.date(dayStart(day, locale.publication.timeZone), 'short') : undefined}
        placeholder={locale.messages.dayInNumbers}
        title={locale.messages.dayInNumbers}
        pattern="[\p{Nd}\p{Cf}\s\/.\-]{8,30}"
        maxlength={30}
        autocomplete="off"
      />
    </label>
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
