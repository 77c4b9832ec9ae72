import { Button, Group, Modal, Text } from '@mantine/core'
import { createContext, type ReactNode, use, useCallback, useRef, useState } from 'react'
import { useMessages } from '../messages.ts'
import { messages } from './messages.ts'

export interface Question {
  title: string
  /** The consequences: what readers will see, or what will be deleted. */
  description: ReactNode
  /** The verb on the button: «انشر», not «نعم». */
  action: string
  danger?: boolean
}

type Ask = (question: Question) => Promise<boolean>

const Context = createContext<Ask>(async () => false)

/** `const confirm = useConfirm(); if (await confirm({ title, says, action })) …` */
export const useConfirm = (): Ask => use(Context)

export function ConfirmProvider({ children }: { children: ReactNode }) {
  const w = useMessages(messages)
  const [question, setQuestion] = useState<Question | null>(null)
  const [answer, setAnswer] = useState<((yes: boolean) => void) | null>(null)
  const isOpen = useRef(false)
  const ask = useCallback<Ask>((next) => {
    // Escape reaches the drawer below the question too, which would ask again.
    if (isOpen.current) return Promise.resolve(false)
    isOpen.current = true
    // The key that made the drawer ask still reaches a question that opens at once, and would close it.
    return new Promise<boolean>((resolve) =>
      setTimeout(() => {
        setQuestion(next)
        setAnswer(() => resolve)
      }),
    )
  }, [])
  const close = (yes: boolean) => {
    answer?.(yes)
    setAnswer(null)
    if (yes) isOpen.current = false
    else
      setTimeout(() => {
        isOpen.current = false
      })
  }
  return (
    <Context value={ask}>
      {children}
      <Modal
        opened={answer !== null}
        onClose={() => close(false)}
        title={question?.title}
        closeButtonProps={{ 'aria-label': w.close }}
        // Above the dialog that opened it.
        zIndex={400}
        centered
      >
        <Text component="div" size="sm" mb="lg">
          {question?.description}
        </Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={() => close(false)}>
            {w.cancel}
          </Button>
          <Button color={question?.danger ? 'red' : undefined} onClick={() => close(true)} data-autofocus>
            {question?.action}
          </Button>
        </Group>
      </Modal>
    </Context>
  )
}
