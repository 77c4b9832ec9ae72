import { Badge, Button, Group, Modal } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { withSession } from '../api.ts'
import { useMe } from '../shell/me.ts'
import { tell } from '../shell/tell.ts'
import { useWords } from '../words.ts'
import { words } from './account-words.ts'
import { answered, auth } from './auth.ts'
import { BackupCodes } from './backup-codes.tsx'
import { Part } from './part.tsx'
import { PasswordFirst } from './password-first.tsx'
import { TurnOnSecondFactor } from './turn-on-second-factor.tsx'

type Open =
  | { at: 'password'; to: 'turn on' | 'turn off' | 'new codes' }
  | { at: 'scan'; totpURI: string; backupCodes: string[] }
  | { at: 'codes'; backupCodes: string[] }

/** Turning the authenticator app on and off, and its backup codes; each begins with the password. */
export function SecondFactor() {
  const w = useWords(words)
  const { twoFactor } = useMe()
  const queries = useQueryClient()
  const [open, setOpen] = useState<Open | null>(null)
  const close = () => setOpen(null)
  const refresh = () => queries.invalidateQueries({ queryKey: ['me'] })

  async function withPassword(password: string, to: 'turn on' | 'turn off' | 'new codes') {
    if (to === 'turn on') {
      const made = await withSession(() => answered(auth.twoFactor.enable({ password })))
      setOpen({ at: 'scan', ...(made as { totpURI: string; backupCodes: string[] }) })
    } else if (to === 'turn off') {
      await withSession(() => answered(auth.twoFactor.disable({ password })))
      await refresh()
      close()
      tell(w.turnedOff)
    } else {
      const made = await withSession(() => answered(auth.twoFactor.generateBackupCodes({ password })))
      setOpen({ at: 'codes', backupCodes: made.backupCodes })
    }
  }

  return (
    <Part
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
            says={open.to === 'turn off' ? w.turnOffSays : undefined}
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
              tell(w.turnedOn)
              setOpen({ at: 'codes', backupCodes: open.backupCodes })
            }}
          />
        )}
        {open?.at === 'codes' && <BackupCodes codes={open.backupCodes} done={close} />}
      </Modal>
    </Part>
  )
}
