import { Checkbox, Stack, Text } from '@mantine/core'
import type { Webhook } from '../../contract/webhooks.ts'
import { useMessages } from '../messages.ts'
import { LineField } from '../ui/forms/fields.tsx'
import type { Form } from '../ui/forms/form.ts'
import { messages } from './messages.ts'

export interface WebhookValues {
  url: string
  description: string
  events: Webhook['events']
}

export function WebhookFields({ form }: { form: Form<WebhookValues> }) {
  const w = useMessages(messages)
  const names = Object.entries(w.eventNames) as [Webhook['events'][number], string][]
  return (
    <>
      <LineField
        form={form}
        name="url"
        label={w.url}
        description={w.urlHint}
        type="url"
        dir="ltr"
        maxLength={2_000}
        required
        data-autofocus
      />
      <LineField
        form={form}
        name="description"
        label={w.description}
        description={w.descriptionHint}
        maxLength={200}
      />
      <Checkbox.Group
        label={w.events}
        description={w.eventsHint}
        value={form.values.events}
        onChange={(events) => form.set({ events: events as Webhook['events'] })}
        error={form.errors.events}
      >
        {Object.entries(w.kinds).map(([kind, title]) => (
          <Stack key={kind} gap={6} mt="sm" role="group" aria-label={title}>
            <Text size="sm" fw={700} aria-hidden>
              {title}
            </Text>
            {names
              .filter(([event]) => event.startsWith(`${kind}.`))
              .map(([event, label]) => (
                <Checkbox key={event} value={event} label={label} />
              ))}
          </Stack>
        ))}
      </Checkbox.Group>
    </>
  )
}
