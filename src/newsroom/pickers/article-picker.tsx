/** Finds an article by words of its headline: in a dialog, or in a field of a form. */

import { Modal } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ArticleState } from '../../contract/articles/row.ts'
import { api } from '../api.ts'
import { useMessages } from '../messages.ts'
import { ChoiceList } from '../ui/choice-list.tsx'
import { useDirection } from '../ui/direction.ts'
import { Facts } from '../ui/lists/facts.tsx'
import { StateMark } from '../ui/state-mark.tsx'
import { Time } from '../ui/time.tsx'
import classes from './article-picker.module.css'
import { messages } from './messages.ts'

export interface PickedArticle {
  id: number
  title: string
  /** The name of its section. */
  detail: string
  state: ArticleState
  at: string
}

interface SearchProps {
  /** Articles that are not offered. */
  without?: number[]
  /** Offers published articles only. */
  isPublic?: boolean
  onPick(article: PickedArticle): void
}

export function ArticlePicker({ onClose, ...search }: SearchProps & { onClose(): void }) {
  const w = useMessages(messages)
  return (
    <Modal
      opened
      onClose={onClose}
      title={w.pickTitle}
      size="lg"
      yOffset="8vh"
      closeButtonProps={{ 'aria-label': w.close }}
    >
      <ArticleSearch {...search} label={w.pickSearch} />
    </Modal>
  )
}

/** As a field, whose list opens while one types. */
export function ArticleField({ label, ...search }: Omit<SearchProps, 'isPublic'> & { label?: string }) {
  const w = useMessages(messages)
  return <ArticleSearch {...search} isPublic isDropdown label={label ?? w.findPublished} />
}

function useChoices(q: string, isPublic: boolean, without: number[]) {
  const { data, error, isFetching } = useQuery({
    queryKey: ['articles', 'picker', isPublic, q],
    queryFn: async ({ signal }): Promise<PickedArticle[]> => {
      if (q) {
        const { items: found } = await api.get('/find', { query: { q, kinds: 'article' }, signal })
        // An article has all of these.
        return found as PickedArticle[]
      }
      const state = isPublic ? { state: 'published' } : {}
      const { items } = await api.get('/articles', { query: { limit: 8, ...state }, signal })
      return items.map(({ id, headline, section, state, updatedAt }) => ({
        ...{ id, title: headline, detail: section?.name ?? '', state, at: updatedAt },
      }))
    },
    placeholderData: keepPreviousData,
  })
  const choices = (data ?? [])
    .filter(({ id, state }) => !without.includes(id) && (!isPublic || state === 'published'))
    .map((article) => ({ ...article, key: String(article.id) }))
  return { choices, isFinding: isFetching, isFailed: error !== null }
}

function ArticleSearch({
  label,
  without = [],
  isPublic = false,
  isDropdown = false,
  onPick,
}: SearchProps & { label: string; isDropdown?: boolean }) {
  const w = useMessages(messages)
  const directionOf = useDirection()
  const [typed, setTyped] = useState('')
  const [settled] = useDebouncedValue(typed.trim(), 150)
  const { choices, isFinding, isFailed } = useChoices(settled, isPublic, without)
  const nothing = isFailed ? w.findFailed : isPublic ? w.nothingPublished : w.nothingFound
  return (
    <ChoiceList
      label={label}
      {...(isDropdown ? { placeholder: w.findPublished } : {})}
      {...{ typed, isDropdown }}
      type={setTyped}
      groups={choices.length > 0 ? [{ name: settled ? w.results : w.recent, items: choices }] : []}
      choose={(article) => {
        setTyped('')
        onPick(article)
      }}
      nothing={isFinding ? w.finding : nothing}
      status={settled && !isFinding && choices.length === 0 ? nothing : ''}
    >
      {({ title, state, detail, at }) => (
        <>
          <span className={classes.title} dir={directionOf(title)}>
            {title || w.untitled}
          </span>
          <Facts>
            {!isPublic && (
              <StateMark article={{ state, submitted: false, returnedAt: null, trashed: false }} />
            )}
            {detail && <bdi>{detail}</bdi>}
            <Time at={at} />
          </Facts>
        </>
      )}
    </ChoiceList>
  )
}
