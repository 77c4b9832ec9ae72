/** Two people changed the same thing: both texts are shown, and a person decides, field by field. */
import { Button, Group, Modal, Radio, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import type { BodyDocument } from '../../../content/body/document.ts'
import { languageOf } from '../../../language/languages.ts'
import { useHouse } from '../../shell/house.ts'
import { useMe } from '../../shell/me.ts'
import { useWords } from '../../words.ts'
import type { Content } from '../article.ts'
import { BodyDifference } from '../difference/body-difference.tsx'
import { TextDifference } from '../difference/text-difference.tsx'
import { fieldNames, fieldText } from '../fields.ts'
import { words } from '../words.ts'
import type { Field } from './merge.ts'
import type { Saver, Saving } from './saver.ts'

interface Props {
  saver: Saver
  saving: Saving
  mine: Content
}

export function ClashDialog({ saver, saving, mine }: Props) {
  const w = useWords(words)
  return (
    <Modal
      opened={saving.kind === 'clash'}
      onClose={() => {}}
      withCloseButton={false}
      closeOnClickOutside={false}
      closeOnEscape={false}
      title={w.clashTitle}
      size="xl"
    >
      {saving.kind === 'clash' && <Clash saver={saver} clash={saving} mine={mine} />}
    </Modal>
  )
}

function Clash({ saver, clash, mine }: { saver: Saver; clash: Saving & { kind: 'clash' }; mine: Content }) {
  const w = useWords(words)
  const names = useWords(fieldNames)
  const house = useHouse()
  const me = useMe()
  const [theirs, setTheirs] = useState<Set<Field>>(new Set())
  const { head, merged } = clash
  const isMe = head.updatedBy === me.staff.name
  const time = house.relative(head.updatedAt)
  const language = languageOf(mine.language)

  function decide() {
    const chosen = Object.fromEntries(
      merged.clashes.map((field) => [field, theirs.has(field) ? head.content[field] : mine[field]]),
    )
    void saver.decide({ ...merged.content, ...chosen })
  }
  const choose = (field: Field, side: string) =>
    setTheirs((before) => {
      const next = new Set(before)
      if (side === 'theirs') next.add(field)
      else next.delete(field)
      return next
    })

  return (
    <Stack>
      <Text size="sm">{isMe ? w.clashByMe(time) : w.clashBy(head.updatedBy, time)}</Text>
      <Text size="sm" c="dimmed">
        {w.clashLegend}
      </Text>
      {merged.clashes.map((field) => (
        <Radio.Group
          key={field}
          label={names[field]}
          value={theirs.has(field) ? 'theirs' : 'mine'}
          onChange={(side) => choose(field, side)}
        >
          {field === 'body' ? (
            <BodyDifference before={head.content.body as BodyDocument} after={mine.body as BodyDocument} />
          ) : (
            <TextDifference
              before={fieldText(head.content[field])}
              after={fieldText(mine[field])}
              language={language}
            />
          )}
          <Group mt="xs">
            <Radio value="mine" label={isMe ? w.here : w.mine} />
            <Radio value="theirs" label={isMe ? w.elsewhere : w.theirs(head.updatedBy)} />
          </Group>
        </Radio.Group>
      ))}
      <Group justify="flex-end">
        <Button onClick={decide}>{w.keepChosen}</Button>
      </Group>
    </Stack>
  )
}
