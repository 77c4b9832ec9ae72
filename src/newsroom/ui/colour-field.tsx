import { ColorInput, Group, Text } from '@mantine/core'
import { contrast as contrastOf } from '../../language/contrast.ts'
import { defineMessages, useMessages } from '../messages.ts'
import classes from './colour-field.module.css'
import { useFormatters } from './formatters.ts'

const messages = defineMessages({
  ar: {
    sample: 'نص تجريبي',
    wrong: 'اكتب اللون هكذا: ‎#0b5d5e',
    good: (ratio: string) => `التباين مع الأبيض ${ratio}: يُقرأ بوضوح.`,
    weak: (ratio: string) => `التباين مع الأبيض ${ratio}: ضعيف، فيغمّقه الموقع حيث يُكتب به أو عليه.`,
  },
  en: {
    sample: 'Sample text',
    wrong: 'Write the colour like #0b5d5e',
    good: (ratio: string) => `Contrast with white ${ratio}: easy to read.`,
    weak: (ratio: string) =>
      `Contrast with white ${ratio}: weak, so the site darkens it where text needs it.`,
  },
})

/** A colour field with a sample text and its contrast in words. */
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
  const w = useMessages(messages)
  const { ratio: shownRatio } = useFormatters()
  const isColour = /^#[0-9a-f]{6}$/i.test(value)
  const contrast = isColour ? contrastOf(value, '#ffffff') : null
  const ratio = contrast && shownRatio(contrast)
  return (
    <div>
      <ColorInput
        label={label}
        value={value}
        onChange={change}
        error={isColour ? error : w.wrong}
        fixOnBlur={false}
        format="hex"
        dir="ltr"
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
