import { ActionIcon, Button, TextInput } from '@mantine/core'
import IconX from '@tabler/icons-react/icons/IconX'
import type { Publication } from '../../contract/publication.ts'
import { useMessages } from '../messages.ts'
import type { Form } from '../ui/forms/form.ts'
import { messages } from './messages.ts'
import classes from './settings.module.css'

/** The publication's social accounts. */
export function Accounts({ form: { values, set, errors } }: { form: Form<Publication> }) {
  const w = useMessages(messages)
  const { social } = values
  const edit = (at: number, change: Partial<Publication['social'][number]>) =>
    set({ social: social.map((one, n) => (n === at ? { ...one, ...change } : one)) })
  return (
    <>
      {social.map(({ service, url }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an account has no name of its own but its place.
        <div key={at} className={classes.account}>
          <TextInput
            aria-label={w.service}
            placeholder={w.service}
            value={service}
            onChange={(event) => edit(at, { service: event.currentTarget.value })}
            error={errors[`social.${at}.service`] && w.serviceRequired}
            maxLength={40}
          />
          <TextInput
            aria-label={w.address}
            placeholder="https://"
            dir="ltr"
            value={url}
            onChange={(event) => edit(at, { url: event.currentTarget.value })}
            error={errors[`social.${at}.url`] && w.addressWrong}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            aria-label={w.removeAccount(service)}
            onClick={() => set({ social: social.filter((_, n) => n !== at) })}
          >
            <IconX size={18} aria-hidden />
          </ActionIcon>
        </div>
      ))}
      {social.length < 20 && (
        <div>
          <Button
            variant="default"
            size="compact-sm"
            onClick={() => set({ social: [...social, { service: '', url: '' }] })}
          >
            {w.addAccount}
          </Button>
        </div>
      )}
    </>
  )
}
