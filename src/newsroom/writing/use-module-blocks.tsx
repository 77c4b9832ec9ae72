/** Inserts and edits blocks of the newsroom's own modules in a dialog. */
import { Button, Group, Modal, Stack } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useMemo, useState } from 'react'
import type { Json } from '../../body/block.ts'
import type { AnswerOf } from '../api.ts'
import type { EditorHost } from '../editor/props.ts'
import { defineMessages, type Speech, useLanguage, useMessages } from '../messages.ts'
import { articleTypesQuery } from '../session/article-types.ts'
import { ModuleErrorBoundary, useModules } from '../session/modules.tsx'
import { type JsonSchema, problemsOf, startOf, type Values } from '../ui/forms/schema.ts'
import { SchemaFields } from '../ui/forms/schema-fields.tsx'
import { codeSentences } from '../ui/problems.ts'

const messages = defineMessages({
  ar: { done: 'ضعه في النص', cancel: 'إلغاء', close: 'إغلاق' },
  en: { done: 'Put it into the text', cancel: 'Cancel', close: 'Close' },
})

type BlockType = AnswerOf<'get', '/article-types'>['blocks'][number]

interface OpenBlock {
  type: BlockType
  block: Json
  answer(block: Json | null): void
}

const labelOf = ({ label, type }: BlockType, language: Speech) => label?.[language] ?? type.replace(/^x_/, '')

/** The editor's interface for module blocks, and their dialog. */
export function useModuleBlocks(): {
  moduleBlocks: NonNullable<EditorHost['moduleBlocks']>
  dialog: ReactNode
} {
  const queries = useQueryClient()
  const { language } = useLanguage()
  const [asked, setAsked] = useState<OpenBlock | null>(null)
  const moduleBlocks = useMemo(() => {
    const types = async () =>
      (await queries.ensureQueryData(articleTypesQuery).catch(() => null))?.blocks ?? []
    return {
      kinds: async () => (await types()).map((one) => ({ type: one.type, label: labelOf(one, language) })),
      async edit(given: Json | string) {
        const wanted = typeof given === 'string' ? given : given.type
        const type = (await types()).find((one) => one.type === wanted)
        if (!type) return null
        const block =
          typeof given === 'string' ? { ...(startOf(type.schema) as Json), type: type.type } : given
        return new Promise<Json | null>((resolve) => {
          const answer = (next: Json | null) => {
            setAsked(null)
            resolve(next)
          }
          setAsked({ type, block, answer })
        })
      },
    }
  }, [queries, language])
  return { moduleBlocks, dialog: asked && <BlockDialog {...asked} /> }
}

function BlockDialog({ type, block: before, answer }: OpenBlock) {
  const w = useMessages(messages)
  const { language } = useLanguage()
  const [block, setBlock] = useState(before)
  const [errors, setErrors] = useState<Record<string, string>>({})
  const Panel = useModules().find(({ blocks }) => blocks && Object.hasOwn(blocks, type.type))?.blocks?.[
    type.type
  ]
  const schema = type.schema as JsonSchema
  const done = () => {
    const problems = problemsOf(schema, block)
    setErrors(codeSentences(problems, language))
    if (Object.keys(problems).length === 0) answer(block)
  }
  const form = {
    attrs: (block.attrs ?? {}) as Values,
    change: (attrs: Values) => setBlock({ ...block, attrs }),
    // Errors of attributes, by their path within the block.
    errors: Object.fromEntries(
      Object.entries(errors).map(([path, sentence]) => [path.replace(/^attrs\.?/, ''), sentence]),
    ),
  }
  return (
    <Modal
      opened
      onClose={() => answer(null)}
      title={labelOf(type, language)}
      size="lg"
      closeButtonProps={{ 'aria-label': w.close }}
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          // Do not submit the surrounding form of the article.
          event.stopPropagation()
          done()
        }}
      >
        <Stack gap="md">
          {Panel ? (
            <ModuleErrorBoundary name={type.module}>
              <Panel {...form} />
            </ModuleErrorBoundary>
          ) : (
            <SchemaFields
              schema={schema.properties?.attrs ?? {}}
              values={form.attrs}
              change={form.change}
              errors={form.errors}
            />
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={() => answer(null)}>
              {w.cancel}
            </Button>
            <Button type="submit">{w.done}</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
