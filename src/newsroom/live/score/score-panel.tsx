/** The score of a coverage on its console: plus and minus reach readers at once, other changes when they are sent. */
import { Autocomplete, Button, Checkbox, Group, NumberInput, Text, VisuallyHidden } from '@mantine/core'
import { type FormEvent, useRef, useState } from 'react'
import { useMessages } from '../../messages.ts'
import { useConfirm } from '../../ui/confirm.tsx'
import { useNumberRange } from '../../ui/forms/number-range.ts'
import { SubmitButton } from '../../ui/forms/submit-button.tsx'
import { useShortcut } from '../../ui/shortcuts.ts'
import type { Coverage } from '../coverage.ts'
import { messages, periods } from './messages.ts'
import classes from './score.module.css'
import { Side } from './side.tsx'
import { type Score, useScore } from './use-score.ts'

const blank: Score = {
  home: { name: '', shortName: '', points: 0 },
  away: { name: '', shortName: '', points: 0 },
  ...{ status: '', minute: null, addedMinutes: null, final: false },
}

const number = { clampBehavior: 'none', allowDecimal: false, size: 'sm', w: '6rem' } as const

const numberOrNull = (value: number | string) => (value === '' ? null : Number(value))

export function ScorePanel({ coverage }: { coverage: Coverage }) {
  const w = useMessages(messages)
  const confirm = useConfirm()
  const { shown, isDirty, isSending, edit, send, remove } = useScore(coverage)
  const [isNaming, setNaming] = useState(false)
  const [isMissing, setMissing] = useState(false)
  const outside = useNumberRange()
  const box = useRef<HTMLElement>(null)
  const isNew = coverage.score === null
  useShortcut('S', w.focus, () => box.current?.querySelector<HTMLElement>('[data-more]')?.focus(), !isNew)

  if (!shown)
    return (
      <Group gap="sm" mb="sm">
        <Button variant="default" size="xs" onClick={() => edit(blank)}>
          {w.add}
        </Button>
        <Text size="sm" c="dimmed">
          {w.addHint}
        </Text>
      </Group>
    )

  const wrong = { minute: outside(shown.minute, 0, 999), added: outside(shown.addedMinutes, 0, 99) }
  const change = (part: Partial<Score>) => edit({ ...shown, ...part })
  async function submit(event: FormEvent) {
    event.preventDefault()
    const isNamed = Boolean(shown!.home.name.trim() && shown!.away.name.trim())
    setMissing(!isNamed)
    if (!isNamed) return setNaming(true)
    if (wrong.minute || wrong.added) return
    await send(shown!)
    setNaming(false)
  }
  async function askToRemove() {
    const question = {
      title: w.removeTitle,
      description: w.removeDescription,
      action: w.remove,
      danger: true,
    }
    if (await confirm(question)) await remove()
  }
  const names = { home: shown.home.name.trim() || w.home, away: shown.away.name.trim() || w.away }
  const seen = coverage.score
  return (
    <section ref={box} className={classes.panel} aria-label={w.score}>
      <form onSubmit={(event) => void submit(event)}>
        <div className={classes.sides}>
          {(['home', 'away'] as const).map((which) => (
            <Side
              key={which}
              label={w[which]}
              name={names[which]}
              value={shown[which]}
              isNaming={isNew || isNaming}
              isMissing={isMissing}
              change={(part) => change({ [which]: { ...shown[which], ...part } })}
              step={(points) => {
                const next = { ...shown, [which]: { ...shown[which], points } }
                if (isNew) edit(next)
                else void send(next)
              }}
            />
          ))}
        </div>
        <div className={classes.stage}>
          <Autocomplete
            label={w.status}
            data={periods[coverage.language.split('-')[0]!] ?? []}
            value={shown.status}
            onChange={(status) => change({ status })}
            maxLength={80}
            // The suggestions must not cover the button below.
            comboboxProps={{ withinPortal: false, position: 'top-start' }}
            size="sm"
          />
          <NumberInput
            label={w.minute}
            value={shown.minute ?? ''}
            onChange={(minute) => change({ minute: numberOrNull(minute) })}
            error={wrong.minute}
            {...number}
          />
          <NumberInput
            label={w.addedMinutes}
            value={shown.addedMinutes ?? ''}
            onChange={(added) => change({ addedMinutes: numberOrNull(added) })}
            error={wrong.added}
            {...number}
          />
          <Checkbox
            label={w.final}
            checked={shown.final}
            onChange={({ currentTarget }) => change({ final: currentTarget.checked })}
            mb={8}
          />
        </div>
        <Group gap="xs" mt="xs">
          <SubmitButton size="sm" isReady={isDirty} loading={isSending}>
            {isNew ? w.publish : w.set}
          </SubmitButton>
          {(isDirty || isNaming) && (
            <Button
              variant="default"
              size="sm"
              onClick={() => {
                edit(null)
                setNaming(false)
                setMissing(false)
              }}
            >
              {w.cancel}
            </Button>
          )}
          {!isNew && !isNaming && (
            <Button variant="subtle" color="gray" size="sm" onClick={() => setNaming(true)}>
              {w.sides}
            </Button>
          )}
          {!isNew && (
            <Button variant="subtle" color="red" size="sm" onClick={() => void askToRemove()}>
              {w.remove}
            </Button>
          )}
          {isDirty && !isSending && (
            <Text component="span" size="sm" c="dimmed">
              {w.unsent}
            </Text>
          )}
        </Group>
      </form>
      <VisuallyHidden role="status">
        {seen && w.done(`${seen.home.name} ${seen.home.points}، ${seen.away.name} ${seen.away.points}`)}
      </VisuallyHidden>
    </section>
  )
}
