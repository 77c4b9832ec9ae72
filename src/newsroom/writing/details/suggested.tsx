/** The story that an article may belong to and earlier articles on the same, to be taken by a person. */
import { Button, Input, Text } from '@mantine/core'
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
          <li key={`story-${id}`}>
            <Text span size="sm">
              {w.suggestedStory(name)}
              <Text span size="xs" c="dimmed" display="block">
                {w.because(because)}
              </Text>
            </Text>
            <Button
              size="compact-sm"
              variant="default"
              disabled={disabled}
              aria-label={w.addSuggested(name)}
              onClick={() => change('storyIds', [...content.storyIds, id])}
            >
              {w.add}
            </Button>
          </li>
        ))}
        {articles.map(({ id, headline, words: because }) => (
          <li key={`article-${id}`}>
            <Text span size="sm">
              <bdi>{headline}</bdi>
              <Text span size="xs" c="dimmed" display="block">
                {w.because(because)}
              </Text>
            </Text>
            <Button
              size="compact-sm"
              variant="default"
              disabled={disabled}
              aria-label={w.addSuggested(headline)}
              onClick={() => change('relatedIds', [...content.relatedIds, id])}
            >
              {w.add}
            </Button>
          </li>
        ))}
      </ul>
    </Input.Wrapper>
  )
}
