/** The story that an article may belong to and earlier articles on the same, to be taken by a person. */
import { Button, Input, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { useWords } from '../../words.ts'
import type { Content, WorkingArticle } from '../article.ts'
import { useSuggestions } from '../suggestions.ts'
import { words } from '../words.ts'
import classes from '../writing.module.css'

interface Props {
  article: WorkingArticle
  content: Content
  change<F extends keyof Content>(field: F, value: Content[F]): void
  disabled: boolean
}

export function Suggested({ article, content, change, disabled }: Props) {
  const w = useWords(words)
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
            text={<bdi>{headline}</bdi>}
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
  /** What speaks for it. */
  because: string[]
  disabled: boolean
  take(): void
}

function Offer({ name, text, because, disabled, take }: OfferProps) {
  const w = useWords(words)
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
