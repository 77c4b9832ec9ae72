import { PasswordInput, type PasswordInputProps } from '@mantine/core'
import { useMessages } from '../messages.ts'
import { messages } from './messages.ts'

type Props = Omit<PasswordInputProps, 'onChange'> & { change(password: string): void }

/** A required password, which a button shows. */
export function PasswordField({ change, ...props }: Props) {
  const w = useMessages(messages)
  return (
    <PasswordInput
      autoComplete="current-password"
      visibilityToggleButtonProps={{ 'aria-label': w.showPassword }}
      dir="ltr"
      required
      withAsterisk={false}
      {...props}
      onChange={(event) => change(event.currentTarget.value)}
    />
  )
}
