/** The blocks of a page: added, put into order by drag or by keyboard, set, and removed. */
import { ActionIcon, Button, Collapse, Menu, Stack, Text } from '@mantine/core'
import IconAdjustments from '@tabler/icons-react/icons/IconAdjustments'
import IconX from '@tabler/icons-react/icons/IconX'
import { useRef, useState } from 'react'
import { useMessages } from '../messages.ts'
import { Sortable, SortableRow } from '../ui/lists/sortable.tsx'
import { Empty } from '../ui/states.tsx'
import {
  type BlockType,
  type EditedBlock,
  goneOptions,
  isIncomplete,
  type Layout,
  newBlock,
  useItemNames,
  useLabel,
} from './layout.ts'
import classes from './layouts.module.css'
import { messages } from './messages.ts'
import { OptionField } from './option-field.tsx'

interface Props {
  /** The block types that the page can show. */
  types: BlockType[]
  blocks: EditedBlock[]
  /** What the blocks name and was removed. */
  gone: Layout['gone']
  change(blocks: EditedBlock[]): void
}

export function BlockList({ types, blocks, gone, change }: Props) {
  const w = useMessages(messages)
  const labelOf = useLabel()
  const [opened, setOpened] = useState<number | null>(null)
  const typeOf = ({ type }: EditedBlock) => types.find((one) => one.type === type)
  const items = useItemNames(blocks)
  /** Several blocks of one type are told apart by what they show. */
  const nameOf = (block: EditedBlock) => {
    const label = labelOf(typeOf(block)?.label ?? { en: block.type })
    const item = items(block)
    return item ? `${label}: ${item}` : label
  }
  function add(type: BlockType) {
    const block = newBlock(type)
    change([...blocks, block])
    if (type.options.length > 0) setOpened(block.id)
  }
  const box = useRef<HTMLElement>(null)
  function remove(block: EditedBlock) {
    const at = blocks.indexOf(block)
    change(blocks.filter(({ id }) => id !== block.id))
    // The focus goes to the same button of the next block, or else to the button that adds one.
    requestAnimationFrame(() => {
      const buttons = [...(box.current?.querySelectorAll<HTMLElement>('[data-removes], [data-adds]') ?? [])]
      buttons[Math.min(at, buttons.length - 1)]?.focus()
    })
  }
  return (
    <section ref={box}>
      {blocks.length === 0 && <Empty title={w.empty} detail={w.emptyDetail} />}
      <Sortable items={blocks} nameOf={nameOf} reorder={change}>
        <ol className={classes.blocks} aria-label={w.list}>
          {blocks.map((block) => {
            const name = nameOf(block)
            const type = typeOf(block)
            return (
              <SortableRow key={block.id} id={block.id} name={name} onHandle={() => setOpened(null)}>
                <div className={classes.block}>
                  <div className={classes.head}>
                    <Text fw={700} size="sm" flex={1} c={isIncomplete(block, type) ? 'red' : undefined}>
                      <bdi>{name}</bdi>
                    </Text>
                    {type && type.options.length > 0 && (
                      <ActionIcon
                        variant={opened === block.id ? 'light' : 'subtle'}
                        color="gray"
                        aria-label={w.edit(name)}
                        aria-expanded={opened === block.id}
                        onClick={() => setOpened(opened === block.id ? null : block.id)}
                      >
                        <IconAdjustments size={18} aria-hidden />
                      </ActionIcon>
                    )}
                    <ActionIcon
                      variant="subtle"
                      color="gray"
                      aria-label={w.remove(name)}
                      data-removes
                      onClick={() => remove(block)}
                    >
                      <IconX size={18} aria-hidden />
                    </ActionIcon>
                  </div>
                  {!type && (
                    <Text size="xs" c="red">
                      {w.gone}
                    </Text>
                  )}
                  {goneOptions(block, type, gone).map(({ name: option, label }) => (
                    <Text key={option} size="xs" c="red">
                      {w.goneItem(labelOf(label))}
                    </Text>
                  ))}
                  {type && (
                    <Collapse expanded={opened === block.id} transitionDuration={0}>
                      <Stack gap="sm" py="sm">
                        {type.options.map((option) => (
                          <OptionField
                            key={option.name}
                            option={option}
                            value={block.options[option.name]}
                            change={(value) =>
                              change(
                                blocks.map((one) =>
                                  one.id === block.id
                                    ? { ...one, options: { ...one.options, [option.name]: value } }
                                    : one,
                                ),
                              )
                            }
                          />
                        ))}
                      </Stack>
                    </Collapse>
                  )}
                </div>
              </SortableRow>
            )
          })}
        </ol>
      </Sortable>
      <Menu position="bottom-start" withinPortal>
        <Menu.Target>
          <Button variant="default" mt="md" data-adds>
            {w.add}
          </Button>
        </Menu.Target>
        <Menu.Dropdown mah="20rem" style={{ overflowY: 'auto' }}>
          {types.map((type) => (
            <Menu.Item key={type.type} onClick={() => add(type)}>
              {labelOf(type.label)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </section>
  )
}
