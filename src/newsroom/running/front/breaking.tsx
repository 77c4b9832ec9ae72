/** The breaking line above every page: on, changed, off. */

import { Button, Group, Modal, Paper, Stack, Text, TextInput } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../api.ts'
import { Headline } from '../../desk/headline.tsx'
import { useConfirm } from '../../shell/confirm.tsx'
import { useProblemSentence } from '../../shell/problems.ts'
import { tell } from '../../shell/tell.ts'
import { defineWords, useWords } from '../../words.ts'
import { FindArticle } from '../parts/find-article.tsx'
import { useForm } from '../parts/form.ts'
import { FormNotice } from '../parts/form-notice.tsx'
import { words as common } from '../parts/words.ts'
import classes from './breaking.module.css'
import { BreakingLine } from './breaking-line.tsx'

const words = defineWords({
  ar: {
    title: 'الخبر العاجل',
    none: 'لا خبر عاجل فوق الصفحات الآن.',
    start: 'خبر عاجل',
    edit: 'عدّل',
    off: 'أطفئ',
    offTitle: 'إطفاء الخبر العاجل',
    offSays: (text: string) => `يختفي «${text}» من فوق كل صفحات الموقع فورًا.`,
    offDone: 'اختفى الخبر العاجل من الموقع',
    text: 'نص الخبر',
    textHint: 'جملة واحدة قصيرة كاملة المعنى.',
    required: 'اكتب نص الخبر أولًا.',
    article: 'المادة التي يقود إليها (اختيارية)',
    noArticle: 'بلا مادة',
    looks: 'كما يراه القراء فوق كل صفحة',
    publish: 'انشر العاجل',
    says: 'يظهر هذا السطر فورًا فوق كل صفحات الموقع، عند كل القراء.',
    check: 'راجعه مرة أخيرة',
    back: 'عد إلى النص',
  },
  en: {
    title: 'Breaking news',
    none: 'No breaking line stands above the pages now.',
    start: 'Breaking news',
    edit: 'Edit',
    off: 'Turn off',
    offTitle: 'Turn off the breaking line',
    offSays: (text: string) => `“${text}” disappears at once from above every page.`,
    offDone: 'The breaking line is gone from the site',
    text: 'The line',
    textHint: 'One short sentence that says it all.',
    required: 'Write the line first.',
    article: 'The article that it leads to (optional)',
    noArticle: 'No article',
    looks: 'As readers see it above every page',
    publish: 'Publish',
    says: 'This line appears at once above every page of the site, for every reader.',
    check: 'Check it once more',
    back: 'Back to the text',
  },
})

interface Breaking {
  text: string
  article: { id: number; headline: string; state: string } | null
  version: number
}

export function BreakingBar() {
  const w = useWords(words)
  const confirm = useConfirm()
  const say = useProblemSentence()
  const queries = useQueryClient()
  const [isOpen, setOpen] = useState(false)
  const { data } = useQuery({ queryKey: ['breaking'], queryFn: () => api.get<Breaking>('/breaking') })
  if (!data) return null
  const close = () => setOpen(false)

  async function turnOff() {
    if (!data) return
    const says = w.offSays(data.text)
    if (!(await confirm({ title: w.offTitle, says, action: w.off, danger: true }))) return
    try {
      await api.del('/breaking')
      tell(w.offDone)
    } catch (problem) {
      tell(say(problem), 'failed')
    }
    void queries.invalidateQueries({ queryKey: ['breaking'] })
  }
  return (
    <section className={classes.bar} aria-label={w.title}>
      {data.text ? (
        <>
          <BreakingLine text={data.text} />
          <Button variant="default" size="sm" onClick={() => setOpen(true)}>
            {w.edit}
          </Button>
          <Button color="red" variant="light" size="sm" onClick={() => void turnOff()}>
            {w.off}
          </Button>
        </>
      ) : (
        <>
          <Text size="sm" c="dimmed" flex={1}>
            {w.none}
          </Text>
          <Button variant="default" size="sm" onClick={() => setOpen(true)}>
            {w.start}
          </Button>
        </>
      )}
      {isOpen && <BreakingDialog key={data.version} breaking={data} close={close} />}
    </section>
  )
}

function BreakingDialog({ breaking, close }: { breaking: Breaking; close(): void }) {
  const w = useWords(words)
  const c = useWords(common)
  const queries = useQueryClient()
  const [isChecking, setChecking] = useState(false)
  const form = useForm({
    start: { text: breaking.text, article: breaking.article },
    own: { required: w.required, too_small: w.required },
    save: ({ text, article }, isForced) =>
      api.put('/breaking', {
        ...{ text, articleId: article?.id ?? null },
        version: isForced ? null : breaking.version,
      }),
    done() {
      void queries.invalidateQueries({ queryKey: ['breaking'] })
      close()
    },
  })
  const { text, article } = form.values
  const discard = () => {
    form.reset(form.values)
    close()
  }
  return (
    <Modal opened onClose={discard} title={w.title} size="lg" closeButtonProps={{ 'aria-label': c.close }}>
      <Stack gap="md">
        <FormNotice
          form={form as never}
          reload={() => void queries.invalidateQueries({ queryKey: ['breaking'] })}
        />
        <TextInput
          data-autofocus
          label={w.text}
          description={w.textHint}
          value={text}
          onChange={(event) => {
            setChecking(false)
            form.set({ text: event.currentTarget.value })
          }}
          error={form.errors.text}
          maxLength={200}
          required
        />
        <div>
          <Text size="sm" mb={4}>
            {w.article}
          </Text>
          {article ? (
            <Group gap="sm" wrap="nowrap">
              <Text size="sm" flex={1}>
                <Headline of={article.headline} />
              </Text>
              <Button size="compact-sm" variant="default" onClick={() => form.set({ article: null })}>
                {w.noArticle}
              </Button>
            </Group>
          ) : (
            <FindArticle
              label={w.article}
              choose={({ id, title }) => form.set({ article: { id, headline: title, state: 'published' } })}
            />
          )}
        </div>
        <div>
          <Text size="sm" mb={4}>
            {w.looks}
          </Text>
          <Paper withBorder p={0}>
            <BreakingLine text={text || '…'} />
          </Paper>
        </div>
        {isChecking && (
          <Text size="sm" role="status">
            {w.says}
          </Text>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={isChecking ? () => setChecking(false) : discard}>
            {isChecking ? w.back : c.cancel}
          </Button>
          {isChecking ? (
            <Button color="red" loading={form.isSaving} onClick={() => void form.submit()}>
              {w.publish}
            </Button>
          ) : (
            <Button disabled={!form.isDirty || !text.trim()} onClick={() => setChecking(true)}>
              {w.check}
            </Button>
          )}
        </Group>
      </Stack>
    </Modal>
  )
}
