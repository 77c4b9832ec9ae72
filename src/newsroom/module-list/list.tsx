/** The list of the newsroom's modules with their states. */
import { Badge } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useLanguage, useMessages } from '../messages.ts'
import { Row, Rows } from '../ui/lists/rows.tsx'
import { Page } from '../ui/page.tsx'
import { Empty, Failed, Loading } from '../ui/states.tsx'
import { messages } from './messages.ts'
import { type ListedModule, useListedModules } from './modules-query.ts'

/** The name of a module on screens. */
export function useModuleName(): (module: ListedModule) => string {
  const { language } = useLanguage()
  return ({ name, label }) => label?.[language] ?? name
}

export function ModulesScreen() {
  const w = useMessages(messages)
  const navigate = useNavigate()
  const nameOf = useModuleName()
  const { data, error, refetch } = useListedModules()
  return (
    <Page title={w.title}>
      {error && <Failed problem={error} retry={() => void refetch()} />}
      {!data && !error && <Loading lines={4} />}
      {data?.items.length === 0 && <Empty title={w.empty} detail={w.emptyDetail} />}
      {data && data.items.length > 0 && (
        <Rows label={w.title}>
          {data.items.map((module) => (
            <Row
              key={module.name}
              name={<bdi>{nameOf(module)}</bdi>}
              detail={<Detail module={module} />}
              end={<StateBadge module={module} />}
              open={() => void navigate({ to: `/newsroom/modules/${module.name}` })}
              opens={w.open(nameOf(module))}
            />
          ))}
        </Rows>
      )}
    </Page>
  )
}

function Detail({ module: { name, label, version, adds } }: { module: ListedModule }) {
  const w = useMessages(messages)
  const known = adds.map((key) => w.kinds[key] ?? key)
  return (
    <>
      {label && (
        <>
          <bdi dir="ltr">{name}</bdi> ·{' '}
        </>
      )}
      {version && `${w.version(version)} · `}
      {known.join(w.comma)}
    </>
  )
}

export function StateBadge({ module: { isHere, enabled, failures } }: { module: ListedModule }) {
  const w = useMessages(messages)
  const [color, text] = !isHere
    ? (['orange', w.gone] as const)
    : !enabled
      ? (['gray', w.off] as const)
      : failures.length > 0
        ? (['red', w.failing] as const)
        : (['teal', w.on] as const)
  return (
    <Badge variant="light" color={color}>
      {text}
    </Badge>
  )
}
