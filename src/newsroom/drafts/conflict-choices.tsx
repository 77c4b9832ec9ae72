/** The conflicting places with both versions: the person chooses one, or writes a third. */
import { Button, Group, Radio, Stack, Text, Textarea } from '@mantine/core'
import { useMemo, useState } from 'react'
import type { Block, BodyDocument } from '../../body/document.ts'
import { direction } from '../../language/bidi.ts'
import { languageOf } from '../../language/languages.ts'
import { canonicalJson } from '../../values/canonical-json.ts'
import { BodyDifference } from '../diff/body-difference.tsx'
import { FromTo } from '../diff/from-to.tsx'
import { TextDifference } from '../diff/text-difference.tsx'
import { BodyEditor } from '../editor/body-editor.tsx'
import { useEditorHost } from '../editor/editor-host.ts'
import { useMessages } from '../messages.ts'
import classes from './conflict.module.css'
import { type Conflict, type Decision, isOfBody, type Merged, type WithBody } from './merge.ts'
import { messages } from './messages.ts'

type Side = 'mine' | 'theirs' | 'own'

interface Props<C extends WithBody> {
  merged: Merged<C>
  theirs: C
  language: string
  nameOf(field: keyof C): string
  /** Formats a value for people. */
  formatValue(field: keyof C, value: unknown): string
  mineLabel: string
  theirsLabel: string
  decide(decisions: Decision[]): void
}

/** Fields whose third version is typed rather than chosen. */
const written = ['headline', 'standfirst', 'dateline', 'slug']

export function ConflictChoices<C extends WithBody>(props: Props<C>) {
  const { merged, theirs, decide } = props
  const w = useMessages(messages)
  const [chosen, setChosen] = useState<Record<string, { side: Side; own?: Decision }>>({})
  // A choice remains valid while the colleague's version stays the same.
  const keyed = merged.conflicts.map((conflict, at) => {
    const other = isOfBody(conflict) ? conflict.theirs : theirs[conflict.field]
    return { conflict, key: `${at} ${String(conflict.field)} ${canonicalJson(other)}` }
  })
  const decisions = keyed.map(({ conflict, key }): Decision => {
    const { side = 'mine', own } = chosen[key] ?? {}
    if (side === 'own' && own) return own
    if (isOfBody(conflict)) return side === 'theirs' ? conflict.theirs : conflict.mine
    return { value: (side === 'theirs' ? theirs : merged.content)[conflict.field] }
  })
  return (
    <Stack gap="sm">
      {keyed.map(({ conflict, key }) => (
        <Choice
          key={key}
          {...props}
          conflict={conflict}
          side={chosen[key]?.side ?? 'mine'}
          own={chosen[key]?.own}
          choose={(side, own) =>
            setChosen((before) => ({ ...before, [key]: { ...before[key], side, ...(own ? { own } : {}) } }))
          }
        />
      ))}
      <Group justify="flex-end">
        <Button size="sm" onClick={() => decide(decisions)}>
          {w.keepChosen}
        </Button>
      </Group>
    </Stack>
  )
}

interface ChoiceProps<C extends WithBody> extends Omit<Props<C>, 'decide'> {
  conflict: Conflict<C>
  side: Side
  own: Decision | undefined
  choose(side: Side, own?: Decision): void
}

function Choice<C extends WithBody>(props: ChoiceProps<C>) {
  const { conflict, merged, theirs, language, nameOf, side, own, choose } = props
  const w = useMessages(messages)
  const mine = merged.content
  const isWritten = isOfBody(conflict) || written.includes(String(conflict.field))
  return (
    <Radio.Group
      label={nameOf(conflict.field)}
      value={side}
      onChange={(next) => choose(next as Side, own ?? startOf(conflict, mine))}
    >
      <div className={classes.versions}>
        {isOfBody(conflict) ? (
          <BodyDifference
            before={doc(conflict.theirs)}
            after={doc(conflict.mine)}
            direction={direction(language)}
          />
        ) : isWritten ? (
          <TextDifference
            before={String(theirs[conflict.field])}
            after={String(mine[conflict.field])}
            language={languageOf(language)}
          />
        ) : (
          <FromTo
            from={props.formatValue(conflict.field, theirs[conflict.field])}
            to={props.formatValue(conflict.field, mine[conflict.field])}
            fromLabel={props.theirsLabel}
            toLabel={props.mineLabel}
          />
        )}
      </div>
      {isWritten && (
        <Text size="xs" c="dimmed">
          {w.conflictLegend}
        </Text>
      )}
      <Group mt={6} gap="md">
        <Radio value="mine" label={props.mineLabel} />
        <Radio value="theirs" label={props.theirsLabel} />
        {isWritten && <Radio value="own" label={w.writeOwn} />}
      </Group>
      {side === 'own' && own && <Own {...props} own={own} />}
    </Radio.Group>
  )
}

const doc = (content: Block[]): BodyDocument => ({ type: 'doc', content })
const startOf = <C extends WithBody>(conflict: Conflict<C>, mine: C): Decision =>
  isOfBody(conflict)
    ? conflict.mine.length > 0
      ? conflict.mine
      : conflict.theirs
    : { value: mine[conflict.field] }

/** A third version, which starts as a copy of one's own. */
function Own<C extends WithBody>({ own, choose, language }: ChoiceProps<C> & { own: Decision }) {
  const w = useMessages(messages)
  const host = useEditorHost()
  // A new object would create a new editor.
  const small = useMemo(() => ({ label: w.writeOwn, placeholder: '' }), [w])
  // Exactly the document that the editor reported: an older one would undo what was typed since.
  const [shown, setShown] = useState(() => doc(Array.isArray(own) ? own : []))
  if (!Array.isArray(own))
    return (
      <Textarea
        mt="xs"
        autosize
        aria-label={w.writeOwn}
        dir={direction(language)}
        value={String(own.value)}
        onChange={({ currentTarget }) =>
          choose('own', { value: currentTarget.value.replace(/\s*\n\s*/g, ' ') })
        }
      />
    )
  return (
    <div className={classes.own}>
      <BodyEditor
        {...host}
        value={shown}
        onChange={(document) => {
          setShown(document)
          choose('own', document.content)
        }}
        language={languageOf(language)}
        direction={direction(language)}
        small={small}
      />
    </div>
  )
}
