/** Agencies: the sources that articles name. */
import { useWords } from '../../words.ts'
import { LineField, NameField } from '../parts/fields.tsx'
import type { Thing } from '../parts/thing-form.tsx'
import { ThingList } from './thing-list.tsx'
import { words } from './words.ts'

interface Agency {
  id: number
  name: string
  url: string
}

export function AgenciesScreen() {
  const w = useWords(words).agencies
  const thing: Thing<Omit<Agency, 'id'>, Agency & { version: number }> = {
    path: '/agencies',
    blank: { name: '', url: '' },
    pick: ({ name, url }) => ({ name, url }),
    says: w.says,
    own: { too_small: w.nameRequired, url: w.urlWrong },
    removal: { title: w.removeTitle, says: w.removeSays, inUse: w.inUse },
    fields: (form) => (
      <>
        <NameField form={form} />
        <LineField form={form} name="url" label={w.url} description={w.urlHint} type="url" dir="ltr" />
      </>
    ),
  }
  return (
    <ThingList<Agency, Omit<Agency, 'id'>, Agency & { version: number }>
      thing={thing}
      w={w}
      detail={({ url }) => <bdi dir="ltr">{url}</bdi>}
    />
  )
}
