/** A module: its switch, contributions, failures, settings and data. */
import { Alert, Button, Group, List, Stack, Text, Title } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { alone } from '../../language/bidi.ts'
import { ApiProblem, api } from '../api.ts'
import { useMessages } from '../messages.ts'
import { useConfirm } from '../ui/confirm.tsx'
import { useFormatters } from '../ui/formatters.ts'
import { FormSection } from '../ui/forms/form-section.tsx'
import { Page } from '../ui/page.tsx'
import { useProblemSentence } from '../ui/problems.ts'
import { Failed, Loading } from '../ui/states.tsx'
import { Time } from '../ui/time.tsx'
import { toast } from '../ui/toast.ts'
import { StateBadge, useModuleName } from './list.tsx'
import { messages } from './messages.ts'
import { type ListedModule, useListedModules } from './modules-query.ts'
import { SettingsForm } from './settings-form.tsx'

export function OneModuleScreen() {
  const w = useMessages(messages)
  const { name } = useParams({ strict: false }) as { name: string }
  const { data, error, refetch } = useListedModules()
  const module = data?.items.find((one) => one.name === name)
  if (module) return <Shown key={name} module={module} />
  const problem = error ?? (data && new ApiProblem(404, {}))
  return (
    <Page title={w.title}>
      {problem ? <Failed problem={problem} retry={() => void refetch()} /> : <Loading />}
    </Page>
  )
}

function Shown({ module }: { module: ListedModule }) {
  const w = useMessages(messages)
  const nameOf = useModuleName()
  const { settings } = module
  return (
    <Page
      title={nameOf(module)}
      heading={
        <Group gap="sm">
          <Title order={1}>
            <bdi>{nameOf(module)}</bdi>
          </Title>
          <StateBadge module={module} />
        </Group>
      }
      actions={module.isHere && <Switch module={module} />}
    >
      <Stack gap="xl" maw="46rem">
        {!module.isHere && <Alert color="orange">{w.goneDetail}</Alert>}
        {module.isHere && (
          <FormSection title={w.adds} {...(module.version ? { detail: w.version(module.version) } : {})}>
            {module.adds.length === 0 && <Text size="sm">{w.addsNothing}</Text>}
            <List size="sm">
              {module.adds.map((key) => (
                <List.Item key={key}>{w.kinds[key] ?? key}</List.Item>
              ))}
            </List>
          </FormSection>
        )}
        <Failures module={module} />
        {settings && (
          <FormSection title={w.settings}>
            <SettingsForm key={settings.version} name={module.name} settings={settings} />
            {settings.unknown.length > 0 && (
              <Text size="sm" c="dimmed">
                {w.unknownSettings(settings.unknown.map(alone).join(w.comma))}
              </Text>
            )}
          </FormSection>
        )}
        <Data module={module} />
      </Stack>
    </Page>
  )
}

function Switch({ module: { name, enabled } }: { module: ListedModule }) {
  const w = useMessages(messages)
  const queries = useQueryClient()
  const confirm = useConfirm()
  const say = useProblemSentence()
  const turn = async () => {
    const question = { title: w.offTitle, description: w.offDescription, action: w.switchOff }
    if (enabled && !(await confirm(question))) return
    try {
      await api.put('/modules/{name}', { params: { name }, body: { enabled: !enabled } })
      toast(enabled ? w.switchedOff : w.switchedOn)
    } catch (problem) {
      toast(say(problem), 'failed')
    }
    // The module's contributions to other screens appear or disappear.
    await queries.invalidateQueries()
  }
  return (
    <Button variant="default" onClick={() => void turn()}>
      {enabled ? w.switchOff : w.switchOn}
    </Button>
  )
}

function Failures({ module: { failures } }: { module: ListedModule }) {
  const w = useMessages(messages)
  const formatters = useFormatters()
  return (
    <FormSection title={w.failures}>
      {failures.length === 0 && <Text size="sm">{w.noFailures}</Text>}
      <List size="sm" spacing="xs">
        {failures.map(({ kind, name, message, count, lastAt }) => (
          <List.Item key={`${kind}/${name}`}>
            {w.failureKinds[kind] ?? kind} <bdi dir="ltr">{name}</bdi>: <bdi dir="auto">{message}</bdi>
            <Text size="xs" c="dimmed">
              {formatters.count(count, w.times)}
              {w.comma}
              {w.lastTime} <Time at={lastAt} />
            </Text>
          </List.Item>
        ))}
      </List>
    </FormSection>
  )
}

function Data({ module: { data, outgoing } }: { module: ListedModule }) {
  const w = useMessages(messages)
  const formatters = useFormatters()
  return (
    <FormSection title={w.data}>
      {data.length === 0 && <Text size="sm">{w.noData}</Text>}
      <List size="sm">
        {data.map(({ collection, count, isKnown }) => (
          <List.Item key={collection}>
            <bdi dir="ltr">{collection}</bdi>: {formatters.count(count, w.stored)}
            {!isKnown && ` (${w.unknown})`}
          </List.Item>
        ))}
      </List>
      {outgoing > 0 && (
        <Text size="sm">
          {w.waiting} {formatters.count(outgoing, w.jobs)}
        </Text>
      )}
    </FormSection>
  )
}
