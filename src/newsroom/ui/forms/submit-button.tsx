import { Button, type ButtonProps } from '@mantine/core'

/** The button that saves a form. It can have the focus while there is nothing to save, so saving does not lose it. */
export function SubmitButton({ isReady, ...rest }: ButtonProps & { isReady: boolean }) {
  return (
    <Button
      {...rest}
      type="submit"
      data-submits
      data-disabled={!isReady || undefined}
      aria-disabled={!isReady || undefined}
      onClick={(event) => {
        if (!isReady) event.preventDefault()
      }}
    />
  )
}
