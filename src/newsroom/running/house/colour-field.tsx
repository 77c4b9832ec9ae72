import { ColorInput, Group, Text } from '@mantine/core'
import { useHouse } from '../../shell/house.ts'
import { useWords } from '../../words.ts'
import { contrastWithWhite } from './contrast.ts'
import classes from './house.module.css'
import { words } from './words.ts'

/** A colour with what it does to text: a sample, and its contrast in words. */
export function ColourField({
  label,
  value,
  change,
  error,
}: {
  label: string
  value: string
  change(value: string): void
  error?: string | undefined
}) {
  const w = useWords(words)
  const { number } = useHouse()
  const contrast = contrastWithWhite(value)
  const ratio = contrast && `${number(Math.round(contrast * 10) / 10)}:1`
  return (
    <div>
      <ColorInput
        label={label}
        value={value}
        onChange={change}
        error={error}
        format="hex"
        withEyeDropper={false}
        popoverProps={{ withinPortal: false }}
      />
      {contrast && ratio && (
        <Group gap="sm" mt={6}>
          <span className={classes.sample} style={{ background: value }} aria-hidden>
            {w.sample}
          </span>
          <Text size="sm" c="dimmed" flex={1}>
            {contrast >= 4.5 ? w.good(ratio) : w.weak(ratio)}
          </Text>
        </Group>
      )}
    </div>
  )
}
