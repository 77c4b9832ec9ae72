import { ActionIcon, Button, Input, Text } from '@mantine/core'
import IconX from '@tabler/icons-react/icons/IconX'
import { useRef } from 'react'
import { type Inline, inlineText } from '../../body/inline.ts'
import { direction } from '../../language/bidi.ts'
import { LineEditor } from '../editor/line-editor.tsx'
import { useMessages } from '../messages.ts'
import { useFormatters } from '../ui/formatters.ts'
import { Sortable, SortableRow } from '../ui/lists/sortable.tsx'
import { MomentField } from '../ui/moment-field.tsx'
import { messages } from './messages.ts'
import classes from './stories.module.css'

/** A fact on the screen; the id keeps its row while rows move. */
export interface FactRow {
  id: number
  text: Inline[]
  asOf: string | null
}

const maxFacts = 12

const thisMinute = () => new Date(Math.floor(Date.now() / 60_000) * 60_000).toISOString()

interface Props {
  facts: FactRow[]
  change(facts: FactRow[]): void
  error?: string | undefined
}

/** The key facts of a story in their order. */
export function KeyFacts({ facts, change, error }: Props) {
  const w = useMessages(messages)
  const { number, publication } = useFormatters()
  const added = useRef(0)
  const nameOf = (fact: FactRow) => inlineText(fact.text).trim() || w.fact(number(facts.indexOf(fact) + 1))
  const put = (fact: FactRow, values: Partial<FactRow>) =>
    change(facts.map((one) => (one.id === fact.id ? { ...one, ...values } : one)))
  function add() {
    added.current = Math.max(0, ...facts.map(({ id }) => id)) + 1
    change([...facts, { id: added.current, text: [], asOf: null }])
  }
  return (
    <Input.Wrapper label={w.keyFacts} description={w.keyFactsHint} labelElement="div" error={error}>
      <Sortable items={facts} nameOf={nameOf} reorder={change}>
        <ol className={classes.facts} aria-label={w.keyFacts}>
          {facts.map((fact, at) => (
            <SortableRow key={fact.id} id={fact.id} name={nameOf(fact)}>
              <div className={classes.words}>
                <LineEditor
                  label={w.fact(number(at + 1))}
                  placeholder={w.factHint}
                  start={[fact.text]}
                  onChange={([text = []]) => put(fact, { text })}
                  language={publication.language}
                  direction={direction(publication.language)}
                  autofocus={fact.id === added.current}
                  beside={
                    <Button
                      variant="subtle"
                      color="gray"
                      size="compact-sm"
                      onClick={() => put(fact, { asOf: fact.asOf === null ? thisMinute() : null })}
                    >
                      {fact.asOf === null ? w.addTime : w.removeTime}
                    </Button>
                  }
                />
                {fact.asOf !== null && (
                  <MomentField label={w.asOf} value={fact.asOf} onChange={(asOf) => put(fact, { asOf })} />
                )}
              </div>
              <ActionIcon
                variant="subtle"
                color="gray"
                size="lg"
                aria-label={w.removeFact(nameOf(fact))}
                onClick={() => change(facts.filter(({ id }) => id !== fact.id))}
              >
                <IconX size={16} aria-hidden />
              </ActionIcon>
            </SortableRow>
          ))}
        </ol>
      </Sortable>
      {facts.length < maxFacts ? (
        <Button variant="default" size="compact-sm" mt="xs" onClick={add}>
          {w.addFact}
        </Button>
      ) : (
        <Text size="sm" c="dimmed" mt="xs">
          {w.factsFull}
        </Text>
      )}
    </Input.Wrapper>
  )
}
