import { type MantineColorScheme, SegmentedControl, Stack, Text, useMantineColorScheme } from '@mantine/core'
import { useId } from 'react'
import { type Speech, useLanguage, useMessages } from '../messages.ts'
import { FormSection } from '../ui/forms/form-section.tsx'
import { messages } from './account-messages.ts'

export function BrowserChoices() {
  const w = useMessages(messages)
  const { language, setLanguage } = useLanguage()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  return (
    <FormSection title={w.browser} detail={w.browserDetail}>
      <Choice
        label={w.language}
        value={language}
        choices={[
          { value: 'ar', label: 'العربية' },
          { value: 'en', label: 'English' },
        ]}
        choose={(value) => setLanguage(value as Speech)}
      />
      <Choice
        label={w.scheme}
        value={colorScheme}
        choices={Object.entries(w.schemes).map(([value, label]) => ({ value, label }))}
        choose={(value) => setColorScheme(value as MantineColorScheme)}
      />
    </FormSection>
  )
}

interface ChoiceProps {
  label: string
  value: string
  choices: { value: string; label: string }[]
  choose: (value: string) => void
}

function Choice({ label, value, choices, choose }: ChoiceProps) {
  const id = useId()
  return (
    <Stack gap={4} align="start">
      <Text size="sm" id={id}>
        {label}
      </Text>
      <SegmentedControl aria-labelledby={id} value={value} data={choices} onChange={choose} />
    </Stack>
  )
}
