/** The menu: put into order by pointer or keyboard, two levels deep. */
import { Alert, Button, Group, Stack, Switch, Text } from '@mantine/core'
import { useMessages } from '../messages.ts'
import { Sortable, SortableRow } from '../ui/lists/sortable.tsx'
import classes from './brand.module.css'
import { type Link, LinkFields, type Section } from './link-fields.tsx'
import { messages } from './messages.ts'
import { Source } from './source.tsx'
import type { BrandForm } from './values.ts'

type Entry = Link & { items: Link[] }

interface Props {
  form: BrandForm
  sections: Section[]
  /** Links to pages that readers cannot open. */
  missing: string[]
}

export function Menu({ form, sections, missing }: Props) {
  const w = useMessages(messages)
  const menu = form.values.menu as Entry[] | null
  const set = (next: Entry[] | null) => form.set({ menu: next as never })
  const nameOf = (link: Link) =>
    link.label || ('sectionId' in link && sections.find(({ id }) => id === link.sectionId)?.name) || w.unnamed
  // A wrong link is marked at its field.
  const isWrong = Object.keys(form.errors).some((path) => /^menu\b(?!.*\.(label|url|sectionId)$)/.test(path))
  const edit = (at: number, entry: Entry) => set(menu!.map((one, n) => (n === at ? entry : one)))
  const usual = (): Entry[] => sections.map(({ id }) => ({ sectionId: id, label: '', items: [] }))
  return (
    <Stack gap="md">
      <Switch
        label={w.ownMenu}
        checked={menu !== null}
        onChange={({ currentTarget }) => set(currentTarget.checked ? usual() : null)}
      />
      {!menu && (
        <Text size="sm" c="dimmed">
          {w.usualMenu}
        </Text>
      )}
      {isWrong && (
        <Alert color="red" role="alert">
          {w.menuWrong}
        </Alert>
      )}
      {menu && (
        <>
          <Text size="sm" c="dimmed">
            {w.urlHint}
          </Text>
          <Sortable
            items={menu.map((entry, at) => ({ id: at + 1, entry }))}
            nameOf={({ entry }) => nameOf(entry)}
            reorder={(items) => set(items.map(({ entry }) => entry))}
          >
            <ul className={classes.list}>
              {menu.map((entry, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: an entry has no name of its own but its place.
                <SortableRow key={at} id={at + 1} name={nameOf(entry)}>
                  <Stack gap="xs" flex={1}>
                    <LinkFields
                      link={entry}
                      sections={sections}
                      missing={missing}
                      errors={form.errors}
                      path={`menu.${at}`}
                      change={(link) => edit(at, link)}
                      remove={() => set(menu.filter((_, n) => n !== at))}
                    />
                    {entry.items.map((item, below) => (
                      // biome-ignore lint/suspicious/noArrayIndexKey: see above.
                      <div key={below} className={classes.below}>
                        <LinkFields
                          link={item}
                          sections={sections}
                          missing={missing}
                          errors={form.errors}
                          path={`menu.${at}.items.${below}`}
                          change={(link) =>
                            edit(at, {
                              ...entry,
                              items: entry.items.map((one, n) => (n === below ? link : one)),
                            })
                          }
                          remove={() =>
                            edit(at, { ...entry, items: entry.items.filter((_, n) => n !== below) })
                          }
                        />
                      </div>
                    ))}
                    {entry.items.length < 12 && (
                      <div className={classes.below}>
                        <Button
                          variant="subtle"
                          size="compact-sm"
                          onClick={() =>
                            edit(at, { ...entry, items: [...entry.items, { label: '', url: '' }] })
                          }
                        >
                          {w.addBelow}
                        </Button>
                      </div>
                    )}
                  </Stack>
                </SortableRow>
              ))}
            </ul>
          </Sortable>
          <Group gap="xs">
            {sections.length > 0 && (
              <Button
                variant="default"
                size="compact-sm"
                onClick={() => set([...menu, { sectionId: sections[0]!.id, label: '', items: [] }])}
              >
                {w.addSection}
              </Button>
            )}
            <Button
              variant="default"
              size="compact-sm"
              onClick={() => set([...menu, { label: '', url: '', items: [] }])}
            >
              {w.addLink}
            </Button>
          </Group>
        </>
      )}
      <Source isSet={menu !== null} inFolder={false} isUnsaved={form.isUnsaved('menu')} />
    </Stack>
  )
}
