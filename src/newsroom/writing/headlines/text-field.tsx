/** A line with its length in characters as readers count them, and the length beyond which it may be cut. */
import { Text, Textarea } from '@mantine/core'
import { stripBidi } from '../../../language/bidi.ts'
import { useMessages } from '../../messages.ts'
import { useFormatters } from '../../ui/formatters.ts'
import { useTooLong } from '../../ui/forms/too-long.ts'
import { messages } from './messages.ts'

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/** A letter with its marks is one character, and so is an emoji. */
const lengthOf = (text: string): number => [...segmenter.segment(text.trim())].length

interface Props {
  label: string
  description?: string
  value: string
  /** Used while it is empty. */
  fallback?: string
  /** The length that is shown whole; longer is allowed. */
  advised: number
  maxLength: number
  disabled: boolean
  error: string | undefined
  onChange(text: string): void
}

export function TextField({ value, fallback = '', advised, maxLength, error, onChange, ...rest }: Props) {
  const w = useMessages(messages)
  const formatters = useFormatters()
  const tooLong = useTooLong()
  const used = lengthOf(value || fallback)
  const say = used > advised ? w.long : w.length
  return (
    <div>
      <Textarea
        {...rest}
        error={tooLong(value, maxLength) ?? error}
        autosize
        minRows={1}
        maxRows={5}
        value={value}
        placeholder={fallback}
        onChange={({ currentTarget }) => onChange(stripBidi(currentTarget.value))}
      />
      <Text size="xs" mt={2} c={used > advised ? 'orange.8' : 'dimmed'}>
        {say(formatters.number(used), formatters.number(advised))}
      </Text>
    </div>
  )
}
