import { Badge, Button, Group, Modal } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { withSession } from '../api.ts'
import { useMessages } from '../messages.ts'
import { useMe } from '../session/me.ts'
import { FormSection } from '../ui/forms/form-section.tsx'
import { toast } from '../ui/toast.ts'
import { messages } from './account-messages.ts'
import { answered, auth } from './auth.ts'
import { BackupCodes } from './backup-codes.tsx'
import { PasswordFirst } from './password-first.tsx'
import { TurnOnSecondFactor } from './turn-on-second-factor.tsx'

type Open =
  | { at: 'password'; to: 'turn on' | 'turn off' | 'new codes' }
  | { at: 'scan'; totpURI: string; backupCodes: string[] }
  | { at: 'codes'; backupCodes: string[] }

/** Turns the authenticator app on or off and shows backup codes; each step first asks for the password. */
export function SecondFactor() {
  const w = useMessages(messages)
  const { twoFactor } = useMe()
  const queries = useQueryClient()
  const [open, setOpen] = useState<Open | null>(null)
  const close = () => setOpen(null)
  const refresh = () => queries.invalidateQueries({ queryKey: ['me'] })

  async function withPassword(password: string, to: 'turn on' | 'turn off' | 'new codes') {
    if (to === 'turn on') {
      const answer = await withSession(() => answered(auth.twoFactor.enable({ password })))
      setOpen({ at: 'scan', ...(answer as { totpURI: string; backupCodes: string[] }) })
    } else if (to === 'turn off') {
      await withSession(() => answered(auth.twoFactor.disable({ password })))
      await refresh()
      close()
      toast(w.turnedOff)
    } else {
      const answer = await withSession(() => answered(auth.twoFactor.generateBackupCodes({ password })))
      setOpen({ at: 'codes', backupCodes: answer.backupCodes })
    }
  }

  return (
    <FormSection
      title={w.secondFactor}
      detail={w.secondFactorDetail}
      mark={
        <Badge variant="light" color={twoFactor ? 'teal' : 'gray'} tt="none">
          {twoFactor ? w.isOn : w.isOff}
        </Badge>
      }
    >
      <Group gap="sm">
        {twoFactor ? (
          <>
            <Button variant="default" onClick={() => setOpen({ at: 'password', to: 'new codes' })}>
              {w.newBackup}
            </Button>
            <Button variant="default" onClick={() => setOpen({ at: 'password', to: 'turn off' })}>
              {w.turnOff}
            </Button>
          </>
        ) : (
          <Button variant="default" onClick={() => setOpen({ at: 'password', to: 'turn on' })}>
            {w.turnOn}
          </Button>
        )}
      </Group>
      <Modal
        opened={open !== null}
        onClose={close}
        title={open?.at === 'codes' ? w.backup : w.secondFactor}
        closeOnClickOutside={false}
        closeButtonProps={{ 'aria-label': w.close }}
      >
        {open?.at === 'password' && (
          <PasswordFirst
            description={open.to === 'turn off' ? w.turnOffDescription : undefined}
            action={open.to === 'turn off' ? w.turnOff : w.go}
            danger={open.to === 'turn off'}
            run={(password) => withPassword(password, open.to)}
          />
        )}
        {open?.at === 'scan' && (
          <TurnOnSecondFactor
            totpURI={open.totpURI}
            done={async () => {
              await refresh()
              toast(w.turnedOn)
              setOpen({ at: 'codes', backupCodes: open.backupCodes })
            }}
          />
        )}
        {open?.at === 'codes' && <BackupCodes codes={open.backupCodes} done={close} />}
      </Modal>
    </FormSection>
  )
}
