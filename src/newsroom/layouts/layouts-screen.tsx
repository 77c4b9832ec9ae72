/** The blocks that the front, section pages and story pages show. */
import { Group, SegmentedControl } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { api } from '../api.ts'
import { useMessages } from '../messages.ts'
import { ChooseOne } from '../pickers/choose.tsx'
import { Page } from '../ui/page.tsx'
import { Failed, Loading } from '../ui/states.tsx'
import { LayoutEditor } from './editor.tsx'
import { kindOf, useBlockTypes } from './layout.ts'
import { messages } from './messages.ts'

export function LayoutsScreen() {
  const w = useMessages(messages)
  const asked = useSearch({ strict: false }) as { scope?: string }
  const [scope, setScope] = useState(asked.scope ?? 'front')
  const types = useBlockTypes()
  const layout = useQuery({
    queryKey: ['layouts', scope],
    queryFn: () => api.get('/layouts/{scope}', { params: { scope } }),
    ...{ staleTime: Number.POSITIVE_INFINITY, gcTime: 0 },
  })
  const problem = layout.error ?? types.error
  const reload = () => {
    void layout.refetch()
    if (types.error) void types.refetch()
  }
  const choice = <ScopeChoice scope={scope} change={setScope} />
  if (layout.data && types.data)
    return (
      <LayoutEditor
        key={`${scope} ${layout.dataUpdatedAt}`}
        layout={layout.data}
        types={types.data.items.filter(({ scopes }) => scopes.includes(kindOf(scope)))}
        reload={reload}
      >
        {choice}
      </LayoutEditor>
    )
  return (
    <Page title={w.title}>
      {choice}
      {problem ? <Failed problem={problem} retry={reload} /> : <Loading height={48} />}
    </Page>
  )
}

/** The front; all sections or stories; one of them. */
function ScopeChoice({ scope, change }: { scope: string; change(scope: string): void }) {
  const w = useMessages(messages)
  const kind = kindOf(scope)
  const id = Number(scope.split(':')[1]) || null
  return (
    <Group gap="md" mb="md" align="end">
      <SegmentedControl
        aria-label={w.page}
        value={kind}
        onChange={change}
        data={(['front', 'section', 'story'] as const).map((value) => ({ value, label: w.kinds[value] }))}
      />
      {kind !== 'front' && (
        <ChooseOne
          label={w.one[kind]}
          description={id === null ? w.allOf[kind] : ''}
          resource={kind === 'section' ? 'sections' : 'stories'}
          value={id}
          onChange={(chosen) => change(chosen === null ? kind : `${kind}:${chosen}`)}
        />
      )}
    </Group>
  )
}
