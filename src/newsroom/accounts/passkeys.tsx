import { Alert, Button, Text } from '@mantine/core'
import IconFingerprint from '@tabler/icons-react/icons/IconFingerprint'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { withSession } from '../api.ts'
import { useLanguage, useMessages } from '../messages.ts'
import { useConfirm } from '../ui/confirm.tsx'
import { FormSection } from '../ui/forms/form-section.tsx'
import { useProblemSentence } from '../ui/problems.ts'
import { Failed, Loading } from '../ui/states.tsx'
import { Time } from '../ui/time.tsx'
import { toast } from '../ui/toast.ts'
import { messages } from './account-messages.ts'
import { answered, auth, canUsePasskeys } from './auth.ts'
import { useDeviceName } from './device-name.ts'
import { accountProblems } from './problems.ts'
import { Row, Rows } from './rows.tsx'

const key = ['passkeys']

export function Passkeys() {
  const w = useMessages(messages)
  const say = useProblemSentence(accountProblems[useLanguage().language])
  const queries = useQueryClient()
  const confirm = useConfirm()
  const deviceName = useDeviceName()
  const { data, error, refetch } = useQuery({
    queryKey: key,
    queryFn: () => withSession(() => answered(auth.passkey.listUserPasskeys()), false),
  })
  const add = useMutation({
    mutationFn: () =>
      withSession(() =>
        answered(auth.passkey.addPasskey({ name: w.passkeyOf(deviceName(navigator.userAgent)) })),
      ),
    onSuccess() {
      void queries.invalidateQueries({ queryKey: key })
      toast(w.passkeyAdded)
    },
  })
  const remove = useMutation({
    mutationFn: (id: string) => withSession(() => answered(auth.passkey.deletePasskey({ id }))),
    onSuccess() {
      void queries.invalidateQueries({ queryKey: key })
      toast(w.passkeyRemoved)
    },
  })
  async function askToRemove(id: string, name: string) {
    const description = w.removePasskeyDescription(name)
    if (await confirm({ title: w.removePasskeyTitle, description, action: w.remove, danger: true }))
      remove.mutate(id)
  }
  const problem = add.error ?? remove.error
  return (
    <FormSection title={w.passkeys} detail={w.passkeysDetail}>
      {problem && (
        <Alert color="red" role="alert">
          {say(problem)}
        </Alert>
      )}
      {error ? (
        <Failed problem={error} retry={refetch} />
      ) : !data ? (
        <Loading lines={1} height={52} />
      ) : data.length === 0 ? (
        <Text size="sm">{w.noPasskeys}</Text>
      ) : (
        <Rows>
          {data.map(({ id, name, createdAt }) => (
            <Row
              key={id}
              name={name || w.passkeys}
              detail={
                <>
                  {w.added} <Time at={createdAt} shape="date" />
                </>
              }
              action={
                <Button
                  size="compact-sm"
                  variant="subtle"
                  color="red"
                  aria-label={w.removePasskey(name || w.passkeys)}
                  onClick={() => void askToRemove(id, name || w.passkeys)}
                >
                  {w.remove}
                </Button>
              }
            />
          ))}
        </Rows>
      )}
      {canUsePasskeys() ? (
        <div>
          <Button
            variant="default"
            leftSection={<IconFingerprint size={18} aria-hidden />}
            loading={add.isPending}
            onClick={() => add.mutate()}
          >
            {w.addPasskey}
          </Button>
        </div>
      ) : (
        <Text size="sm">{w.noPasskeySupport}</Text>
      )}
    </FormSection>
  )
}
