/** Related articles chosen by editors. */
import { ActionIcon, Button, Input, Text } from '@mantine/core'
import IconX from '@tabler/icons-react/icons/IconX'
import { useQueries } from '@tanstack/react-query'
import { articleQuery } from '../../drafts/article.ts'
import { useMessages } from '../../messages.ts'
import { usePickers } from '../../pickers/pickers.tsx'
import { messages } from '../messages.ts'
import classes from '../writing.module.css'

interface Props {
  articleId: number
  value: number[]
  onChange(ids: number[]): void
  disabled: boolean
}

export function Related({ articleId, value, onChange, disabled }: Props) {
  const w = useMessages(messages)
  const { pickArticle } = usePickers()
  const found = useQueries({ queries: value.map((id) => ({ ...articleQuery(id), staleTime: 60_000 })) })
  const add = async () => {
    const one = await pickArticle()
    if (one && one.articleId !== articleId && !value.includes(one.articleId))
      onChange([...value, one.articleId])
  }
  return (
    <Input.Wrapper label={w.related} labelElement="div">
      <ol className={classes.chosen}>
        {value.map((id, at) => {
          const headline = found[at]?.data?.content.headline ?? `#${id}`
          return (
            <li key={id}>
              <Text span size="sm">
                {headline}
              </Text>
              <ActionIcon
                variant="subtle"
                color="red"
                aria-label={w.removeItem(headline)}
                disabled={disabled}
                onClick={() => onChange(value.filter((one) => one !== id))}
              >
                <IconX size={16} aria-hidden />
              </ActionIcon>
            </li>
          )
        })}
      </ol>
      <Button mt="xs" size="compact-sm" variant="default" onClick={() => void add()} disabled={disabled}>
        {w.addRelated}
      </Button>
    </Input.Wrapper>
  )
}
