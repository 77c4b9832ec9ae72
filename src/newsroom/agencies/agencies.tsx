/** Agencies, the sources of articles. */
import { useMessages } from '../messages.ts'
import type { EntityForm } from '../ui/forms/entity-form.tsx'
import { EntityList } from '../ui/forms/entity-list.tsx'
import { LineField, NameField } from '../ui/forms/fields.tsx'
import { messages } from './messages.ts'

export function AgenciesScreen() {
  const w = useMessages(messages)
  const entity: EntityForm<'/agencies', { name: string; url: string }> = {
    path: '/agencies',
    blank: { name: '', url: '' },
    pick: ({ name, url }) => ({ name, url }),
    description: w.detail,
    own: { too_small: w.nameRequired, url: w.urlWrong },
    removal: { title: w.removeTitle, description: w.removeDescription },
    fields: (form) => (
      <>
        <NameField form={form} />
        <LineField form={form} name="url" label={w.url} description={w.urlHint} type="url" dir="ltr" />
      </>
    ),
  }
  return <EntityList entity={entity} w={w} detail={({ url }) => <bdi dir="ltr">{url}</bdi>} />
}
