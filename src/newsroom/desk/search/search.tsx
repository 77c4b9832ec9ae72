import { Anchor, Button, NativeSelect } from '@mantine/core'
import IconSearch from '@tabler/icons-react/icons/IconSearch'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { normalise } from '../../../language/search-form.ts'
import { useMessages } from '../../messages.ts'
import { useFormatters } from '../../ui/formatters.ts'
import { Page } from '../../ui/page.tsx'
import { Empty, Failed, Loading } from '../../ui/states.tsx'
import { KindChoice, SectionChoice, StoryChoice } from '../choices.tsx'
import { withoutEmpty } from '../filters.ts'
import { type Choosing, DatesPopover, Search as SearchBox } from '../list-filters.tsx'
import { useRowKeys } from '../row-keys.ts'
import { HitRow } from './hit.tsx'
import { messages } from './messages.ts'
import { type SearchParameters, useFound } from './parameters.ts'
import classes from './search.module.css'

export function Search() {
  const w = useMessages(messages)
  const asked = useSearch({ strict: false }) as SearchParameters
  const navigate = useNavigate()
  const change = (part: object, replace = false) =>
    void navigate({
      to: '/newsroom/search',
      search: withoutEmpty({ ...asked, ...part }) as never,
      replace,
      resetScroll: !replace,
    })
  const choosing: Choosing = { filters: asked, set: change }
  return (
    <Page title={w.search}>
      <search className={classes.bar} aria-label={w.search}>
        <SearchBox
          label={w.inTexts}
          q={asked.q ?? ''}
          change={(q) => change({ q: q || undefined }, true)}
          focus
        />
        <SectionChoice {...choosing} />
        <KindChoice {...choosing} />
        <StoryChoice {...choosing} />
        <DatesPopover {...choosing} />
        <NativeSelect
          aria-label={w.order}
          value={asked.sort ?? ''}
          onChange={({ currentTarget: { value } }) => change({ sort: value || undefined })}
          data={[
            { value: '', label: w.byRelevance },
            { value: 'date', label: w.byDate },
          ]}
        />
      </search>
      {asked.q ? (
        <Results asked={asked} q={asked.q} />
      ) : (
        <Empty icon={<IconSearch size={32} aria-hidden />} title={w.prompt} detail={w.promptDetail} />
      )}
    </Page>
  )
}

function Results({ asked, q }: { asked: SearchParameters; q: string }) {
  const w = useMessages(messages)
  const formatters = useFormatters()
  const rows = useRowKeys<HTMLDivElement>()
  const { data, error, refetch, isPlaceholderData, hasNextPage, fetchNextPage, isFetchingNextPage } =
    useFound(asked)
  const first = data?.pages[0]
  if (error && !data) return <Failed problem={error} retry={() => void refetch()} />
  if (!first) return <Loading lines={8} height={80} />
  const hits = data.pages.flatMap(({ items }) => items)
  const found = new Set(data.pages.flatMap(({ found: words }) => words))
  const isFound = (word: string) => found.has(normalise(word))
  const isNothing = hits.length + first.unpublished.length === 0
  return (
    <div ref={rows}>
      <div role="status">
        {first.meant && (
          <p className={classes.said}>
            {w.meant}{' '}
            <Anchor component={Link} to="/newsroom/search" search={{ ...asked, q: first.meant } as never}>
              {first.meant}
            </Anchor>
            {formatters.language === 'en' ? '?' : '؟'}
          </p>
        )}
        {isNothing && (
          <Empty
            title={first.forms.length === 0 ? w.noWords : w.none(q)}
            detail={first.forms.length === 0 ? w.noWordsDetail : w.noneDetail}
          />
        )}
        {first.partly && hits.length > 0 && (
          <p className={classes.said}>{first.whole > 0 ? w.wholeFirst : w.partly}</p>
        )}
        {first.total !== null && first.total > 0 && (
          <p className={classes.said}>{formatters.count(first.total, w.results)}</p>
        )}
      </div>
      {first.unpublished.length > 0 && (
        <section aria-label={w.unpublished}>
          <h2 className={classes.group}>{w.unpublished}</h2>
          <ol className={classes.hits} aria-busy={isPlaceholderData}>
            {first.unpublished.map((article) => (
              <HitRow key={article.id} article={article} isFound={isFound} />
            ))}
          </ol>
        </section>
      )}
      {hits.length > 0 && (
        <section aria-label={w.published}>
          {first.unpublished.length > 0 && <h2 className={classes.group}>{w.published}</h2>}
          <ol className={classes.hits} aria-busy={isPlaceholderData}>
            {hits.map((article) => (
              <HitRow key={article.id} article={article} excerpt={article.excerpt} isFound={isFound} />
            ))}
          </ol>
        </section>
      )}
      {hasNextPage && (
        <div className={classes.end}>
          <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {w.more}
          </Button>
        </div>
      )}
    </div>
  )
}
