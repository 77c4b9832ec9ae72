/** Panels of the newsroom's own modules next to an article. */
import type { Content } from '../../../contract/articles/content.ts'
import { ModuleErrorBoundary, useModules } from '../../session/modules.tsx'

interface SidebarsProps {
  articleId: number
  content: Content
  editable: boolean
  change(fields: Content['fields']): void
}

export function ModuleSidebars({ articleId, content, editable, change }: SidebarsProps) {
  const changeOne = (field: string, value: unknown) => {
    const { [field]: _, ...others } = content.fields ?? {}
    change(value === null || value === undefined ? others : { ...others, [field]: value })
  }
  return useModules().flatMap(({ name, sidebar = [] }) =>
    sidebar.map((Sidebar) => (
      <ModuleErrorBoundary key={`${name}-${sidebar.indexOf(Sidebar)}`} name={name}>
        <Sidebar {...{ articleId, content, editable }} change={changeOne} />
      </ModuleErrorBoundary>
    )),
  )
}
