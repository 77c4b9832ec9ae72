import { Modal } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { useMessages } from '../messages.ts'
import { ChoiceList } from '../ui/choice-list.tsx'
import { useDirection } from '../ui/direction.ts'
import { Marked } from '../ui/marked.tsx'
import { messages } from './messages.ts'
import classes from './palette.module.css'
import { usePaletteItems } from './palette-items.ts'

/** Finds and does. */
export function Palette({ opened, close }: { opened: boolean; close: () => void }) {
  const w = useMessages(messages)
  return (
    <Modal.Root opened={opened} onClose={close} size="lg" yOffset="10vh">
      <Modal.Overlay />
      <Modal.Content aria-label={w.find}>
        <PaletteBody close={close} />
      </Modal.Content>
    </Modal.Root>
  )
}

function PaletteBody({ close }: { close: () => void }) {
  const w = useMessages(messages)
  const directionOf = useDirection()
  const [typed, setTyped] = useState('')
  const [settled] = useDebouncedValue(typed, 150)
  const { groups, isFinding } = usePaletteItems(typed, settled)
  const count = groups.reduce((sum, { items }) => sum + items.length, 0)
  return (
    <ChoiceList
      label={w.find}
      placeholder={w.findHint}
      {...{ typed, groups }}
      type={setTyped}
      choose={(item) => {
        close()
        item.run()
      }}
      nothing={isFinding ? w.finding : w.nothingFound}
      status={typed && (isFinding ? w.finding : count === 0 ? w.nothingFound : w.results(count))}
      end={
        <button type="button" className={classes.close} onClick={close}>
          {w.close}
        </button>
      }
    >
      {(item) => (
        <span className={classes.option}>
          <item.icon size={18} aria-hidden />
          <span className={classes.label}>
            {item.isFound ? (
              <Marked of={item.label} found={item.isFound} base={directionOf(item.label)} />
            ) : (
              item.label
            )}
          </span>
          <span className={classes.detail} data-detail>
            {item.detail}
          </span>
        </span>
      )}
    </ChoiceList>
  )
}
