/** A link of a menu or of a column: its name and where it leads. */
import { ActionIcon, Select, TextInput } from '@mantine/core'
import IconX from '@tabler/icons-react/icons/IconX'
import { useMessages } from '../messages.ts'
import classes from './brand.module.css'
import { messages } from './messages.ts'

export interface Section {
  id: number
  name: string
}
export type Link = { label: string; url: string } | { label: string; sectionId: number }

export function LinkFields<L extends Link>({
  link,
  sections,
  missing,
  errors,
  path,
  change,
  remove,
}: {
  link: L
  sections: Section[]
  /** Links to pages that readers cannot open. */
  missing: string[]
  errors: Record<string, string>
  /** Of the link in the brand: 'menu.0'. */
  path: string
  change(link: L): void
  remove(): void
}) {
  const w = useMessages(messages)
  const section = 'sectionId' in link ? sections.find(({ id }) => id === link.sectionId) : null
  return (
    <div className={classes.link}>
      <TextInput
        aria-label={section ? w.labelOfSection : w.label}
        placeholder={section ? section.name : w.label}
        value={link.label}
        onChange={({ currentTarget }) => change({ ...link, label: currentTarget.value })}
        error={errors[`${path}.label`] && w.labelWrong}
        maxLength={60}
      />
      {'sectionId' in link ? (
        <Select
          aria-label={w.section}
          data={sections.map(({ id, name }) => ({ value: String(id), label: name }))}
          value={String(link.sectionId)}
          error={(!section || errors[`${path}.sectionId`]) && w.sectionGone}
          onChange={(id) => id && change({ ...link, sectionId: Number(id) })}
          allowDeselect={false}
        />
      ) : (
        <TextInput
          aria-label={w.url}
          placeholder="/pages/about"
          dir="ltr"
          value={link.url}
          error={(errors[`${path}.url`] && w.urlWrong) || (missing.includes(link.url) && w.pageMissing)}
          onChange={({ currentTarget }) => change({ ...link, url: currentTarget.value })}
          maxLength={2_000}
        />
      )}
      <ActionIcon
        variant="subtle"
        color="gray"
        size="lg"
        aria-label={w.removeItem(link.label || section?.name || w.unnamed)}
        onClick={remove}
      >
        <IconX size={18} aria-hidden />
      </ActionIcon>
    </div>
  )
}
