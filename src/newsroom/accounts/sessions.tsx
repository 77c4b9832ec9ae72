import { Badge, Button } from '@mantine/core'
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
import { answered, auth } from './auth.ts'
import { useDeviceName } from './device-name.ts'
import { accountProblems } from './problems.ts'
import { Row, Rows } from './rows.tsx'

const key = ['sessions']

async function readSessions() {
  const [sessions, now] = await Promise.all([answered(auth.listSessions()), answered(auth.getSession())])
  const isThis = (token: string) => token === now?.session.token
  return sessions
    .map((session) => ({ ...session, isThis: isThis(session.token) }))
    .sort((a, b) => Number(b.isThis) - Number(a.isThis) || Number(b.updatedAt) - Number(a.updatedAt))
}

/** Lists the person's sessions, with a button to end each. */
export function Sessions() {
  const w = useMessages(messages)
  const say = useProblemSentence(accountProblems[useLanguage().language])
  const queries = useQueryClient()
  const confirm = useConfirm()
  const deviceName = useDeviceName()
  const { data, error, refetch } = useQuery({
    queryKey: key,
    queryFn: () => withSession(readSessions, false),
  })
  const after = (sentence: string) => ({
    onSuccess() {
      void queries.invalidateQueries({ queryKey: key })
      toast(sentence)
    },
    onError: (problem: unknown) => toast(say(problem), 'failed'),
  })
  const end = useMutation({
    mutationFn: (token: string) => withSession(() => answered(auth.revokeSession({ token }))),
    ...after(w.ended),
  })
  const endOthers = useMutation({
    mutationFn: () => withSession(() => answered(auth.revokeOtherSessions())),
    ...after(w.endedOthers),
  })
  async function askToEndOthers() {
    if (
      await confirm({ title: w.endOthers, description: w.endOthersDescription, action: w.end, danger: true })
    )
      endOthers.mutate()
  }
  return (
    <FormSection title={w.sessions} detail={w.sessionsDetail}>
      {error ? (
        <Failed problem={error} retry={refetch} />
      ) : !data ? (
        <Loading lines={2} height={52} />
      ) : (
        <>
          <Rows>
            {data.map(({ token, userAgent, ipAddress, createdAt, updatedAt, isThis }) => (
              <Row
                key={token}
                name={
                  <>
                    {deviceName(userAgent)}
                    {isThis && (
                      <Badge variant="light" tt="none">
                        {w.thisSession}
                      </Badge>
                    )}
                  </>
                }
                detail={
                  <>
                    {w.since} <Time at={createdAt} shape="datetime" /> · {w.active} <Time at={updatedAt} />
                    {ipAddress && (
                      <>
                        {' · '}
                        <bdi>{ipAddress}</bdi>
                      </>
                    )}
                  </>
                }
                action={
                  isThis ? null : (
                    <Button
                      size="compact-sm"
                      variant="subtle"
                      color="red"
                      aria-label={w.endSession(deviceName(userAgent))}
                      loading={end.isPending && end.variables === token}
                      onClick={() => end.mutate(token)}
                    >
                      {w.end}
                    </Button>
                  )
                }
              />
            ))}
          </Rows>
          {data.length > 1 && (
            <div>
              <Button variant="default" loading={endOthers.isPending} onClick={() => void askToEndOthers()}>
                {w.endOthers}
              </Button>
            </div>
          )}
        </>
      )}
    </FormSection>
  )
}
