/** The layout of a page as this screen works on it. */
import { useQuery } from '@tanstack/react-query'
import { type AnswerOf, api } from '../api.ts'
import { useLanguage } from '../messages.ts'
import { useChoices } from '../pickers/choices.ts'

export type Layout = AnswerOf<'get', '/layouts/{scope}'>
export type LayoutBlocks = Layout['shown']
export type BlockType = AnswerOf<'get', '/layout-blocks'>['items'][number]
export type BlockOption = BlockType['options'][number]
export type Label = Record<string, string>

/** A block with a number that names it while the list is arranged. */
export interface EditedBlock {
  id: number
  type: string
  options: Record<string, unknown>
}

let last = 0
export const edited = (blocks: LayoutBlocks): EditedBlock[] =>
  blocks.map(({ type, options }) => ({ id: ++last, type, options }))

/** A block as it is added: the options that have a default. */
export const newBlock = ({ type, options }: BlockType): EditedBlock => ({
  ...{ id: ++last, type },
  options: Object.fromEntries(
    options.filter(({ required }) => !required).map((one) => [one.name, one.default]),
  ),
})

export const plain = (blocks: EditedBlock[]): LayoutBlocks =>
  blocks.map(({ type, options }) => ({ type, options }))

/** Whether an option that has to be set is not. */
export const isIncomplete = ({ options }: EditedBlock, type: BlockType | undefined): boolean =>
  !type || type.options.some(({ name, required }) => required && (options[name] ?? '') === '')

/** The options of a block that name a removed item. */
export const goneOptions = (
  { options }: EditedBlock,
  type: BlockType | undefined,
  gone: Layout['gone'],
): BlockOption[] =>
  (type?.options ?? []).filter(({ name }) =>
    gone.some(({ option, id }) => option === name && [options[name]].flat().includes(id)),
  )

export const kindOf = (scope: string) => scope.split(':')[0] as 'front' | 'section' | 'story'

export const useBlockTypes = () =>
  useQuery({
    queryKey: ['layout-blocks'],
    queryFn: () => api.get('/layout-blocks'),
    staleTime: Number.POSITIVE_INFINITY,
  })

export function useLabel(): (label: Label) => string {
  const { language } = useLanguage()
  return (label) => label[language] ?? label.en ?? ''
}

/** Returns a function from a block to its title, or to the name of its section or story. */
export function useItemNames(blocks: EditedBlock[]): (block: EditedBlock) => string {
  const idsOf = (name: string) => [
    ...new Set(blocks.map(({ options }) => options[name]).filter((id) => typeof id === 'number')),
  ]
  const sections = useChoices('sections', '', idsOf('sectionId'))
  const stories = useChoices('stories', '', idsOf('storyId'))
  return ({ options }) => {
    const { title, sectionId, storyId } = options
    if (typeof title === 'string' && title !== '') return title
    const [from, id] = typeof sectionId === 'number' ? [sections, sectionId] : [stories, storyId]
    return from.find(({ value }) => value === String(id))?.label ?? ''
  }
}
