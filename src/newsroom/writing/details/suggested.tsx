/**
 * Suggestions: a story that the article may belong to, and earlier articles on the same topic. The person
 * decides.
 */
import { Button, Input, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Content, WorkingArticle } from '../../drafts/article.ts'
import { useMessages } from '../../messages.ts'
import { Headline } from '../../ui/headline.tsx'
import { messages } from '../messages.ts'
import { useSuggestions } from '../suggestions.ts'
import classes from '../writing.module.css'

interface Props {
  article: WorkingArticle
  content: Content
  change<F extends keyof Content>(field: F, value: Content[F]): void
  disabled: boolean
}

export function Suggested({ article, content, change, disabled }: Props) {
  const w = useMessages(messages)
  const found = useSuggestions(article.id, article.revision)
  const stories = (found?.stories ?? []).filter(({ id }) => !content.storyIds.includes(id))
  const articles = (found?.articles ?? []).filter(({ id }) => !content.relatedIds.includes(id))
  if (stories.length + articles.length === 0) return null
  return (
    <Input.Wrapper label={w.suggested} description={w.suggestedHint} labelElement="div">
      <ul className={classes.chosen}>
        {stories.map(({ id, name, words: because }) => (
          <Offer
            key={`story-${id}`}
            name={name}
            text={w.suggestedStory(name)}
            because={because}
            disabled={disabled}
            take={() => change('storyIds', [...content.storyIds, id])}
          />
        ))}
        {articles.map(({ id, headline, words: because }) => (
          <Offer
            key={`article-${id}`}
            name={headline}
            text={<Headline of={headline} />}
            because={because}
            disabled={disabled}
            take={() => change('relatedIds', [...content.relatedIds, id])}
          />
        ))}
      </ul>
    </Input.Wrapper>
  )
}

interface OfferProps {
  name: string
  text: ReactNode
  /** The reasons for the suggestion. */
  because: string[]
  disabled: boolean
  take(): void
}

function Offer({ name, text, because, disabled, take }: OfferProps) {
  const w = useMessages(messages)
  return (
    <li>
      <Text span size="sm">
        {text}
        <Text span size="xs" c="dimmed" display="block">
          {w.because(because)}
        </Text>
      </Text>
      <Button
        size="compact-sm"
        variant="default"
        disabled={disabled}
        aria-label={w.addSuggested(name)}
        onClick={take}
      >
        {w.add}
      </Button>
    </li>
  )
}
