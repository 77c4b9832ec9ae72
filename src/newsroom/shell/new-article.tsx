import { Button } from '@mantine/core'
import IconPencilPlus from '@tabler/icons-react/icons/IconPencilPlus'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { api } from '../api.ts'
import { useWords } from '../words.ts'
import { useMe } from './me.ts'
import { useProblemSentence } from './problems.ts'
import { tell } from './tell.ts'
import { words } from './words.ts'

/** Makes a draft and opens it. */
export function useNewArticle(): { start(): void; isStarting: boolean } {
  const navigate = useNavigate()
  const queries = useQueryClient()
  const say = useProblemSentence()
  const { mutate, isPending } = useMutation({
    mutationFn: () => api.post<{ id: number }>('/articles', { headline: '' }),
    onSuccess({ id }) {
      void queries.invalidateQueries({ queryKey: ['articles'] })
      void navigate({ to: `/newsroom/articles/${id}` })
    },
    onError: (problem) => tell(say(problem), 'failed'),
  })
  return { start: mutate, isStarting: isPending }
}

export function NewArticle() {
  const w = useWords(words)
  const me = useMe()
  const { start, isStarting } = useNewArticle()
  if (!me.may('write')) return null
  return (
    <Button
      size="sm"
      loading={isStarting}
      onClick={start}
      leftSection={<IconPencilPlus size={18} aria-hidden />}
    >
      {w.newArticle}
    </Button>
  )
}
