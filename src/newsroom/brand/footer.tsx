/** The columns at the bottom of each page. */
import { Button, Group, Stack, Switch, Text, TextInput } from '@mantine/core'
import { useMessages } from '../messages.ts'
import { LinkFields } from './link-fields.tsx'
import { messages } from './messages.ts'
import type { BrandForm } from './values.ts'

export function Footer({ form, missing }: { form: BrandForm; missing: string[] }) {
  const w = useMessages(messages)
  const { footer } = form.values
  type Column = NonNullable<typeof footer>[number]
  const set = (next: Column[]) => form.set({ footer: next.length > 0 ? next : null })
  const edit = (at: number, column: Column) => set((footer ?? []).map((one, n) => (n === at ? column : one)))
  const empty: Column = { heading: '', links: [{ label: '', url: '' }] }
  return (
    <Stack gap="md">
      <Switch
        label={w.ownFooter}
        checked={footer !== null}
        onChange={({ currentTarget }) => set(currentTarget.checked ? [empty] : [])}
      />
      <Text size="sm" c="dimmed">
        {footer ? w.urlHint : w.usualFooter}
      </Text>
      {footer?.map((column, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a column has no name of its own but its place.
        <Stack key={at} gap="xs" component="section">
          <TextInput
            label={w.heading}
            value={column.heading}
            error={form.errors[`footer.${at}.heading`] && w.headingWrong}
            onChange={({ currentTarget }) => edit(at, { ...column, heading: currentTarget.value })}
            maxLength={60}
          />
          {column.links.map((link, n) => (
            <LinkFields
              // biome-ignore lint/suspicious/noArrayIndexKey: see above.
              key={n}
              link={link}
              sections={[]}
              missing={missing}
              errors={form.errors}
              path={`footer.${at}.links.${n}`}
              change={(next) =>
                edit(at, { ...column, links: column.links.map((one, m) => (m === n ? next : one)) })
              }
              remove={() => edit(at, { ...column, links: column.links.filter((_, m) => m !== n) })}
            />
          ))}
          {form.errors[`footer.${at}.links`] && (
            <Text size="sm" c="red" role="alert">
              {w.linksWrong}
            </Text>
          )}
          <Group gap="xs">
            {column.links.length < 12 && (
              <Button
                variant="default"
                size="compact-sm"
                onClick={() => edit(at, { ...column, links: [...column.links, { label: '', url: '' }] })}
              >
                {w.addLink}
              </Button>
            )}
            <Button
              variant="subtle"
              color="red"
              size="compact-sm"
              onClick={() => set(footer.filter((_, n) => n !== at))}
            >
              {w.removeItem(column.heading || w.unnamed)}
            </Button>
          </Group>
        </Stack>
      ))}
      {footer && footer.length < 5 && (
        <div>
          <Button variant="default" size="compact-sm" onClick={() => set([...footer, empty])}>
            {w.addColumn}
          </Button>
        </div>
      )}
      <Text size="sm" c="dimmed">
        {w.socialHint}
      </Text>
    </Stack>
  )
}
