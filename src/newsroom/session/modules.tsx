/**
 * The newsroom's own modules in this application. Each is loaded separately, and a failing one does not
 * affect others.
 */

import modules from 'nashra:site/newsroom'
import { Alert } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { CatchBoundary } from '@tanstack/react-router'
import { type ReactNode, useMemo } from 'react'
import { defineMessages, useMessages } from '../messages.ts'
import { articleTypesQuery } from './article-types.ts'
import type { ModuleScreens } from './module-screens.ts'

const messages = defineMessages({
  ar: { failed: (name: string) => `تعذّر عرض الإضافة «${name}».` },
  en: { failed: (name: string) => `The module “${name}” could not be shown.` },
})

export interface LoadedModule extends ModuleScreens {
  /** The folder of the module. */
  name: string
}

/** Modules that fail to load are skipped and logged in the browser's console. */
async function loadModules(): Promise<LoadedModule[]> {
  const loaded = await Promise.all(
    modules.map(async ({ name, load }) => {
      try {
        return { ...((await load()).default as ModuleScreens | undefined), name }
      } catch (error) {
        console.error(`The module "${name}" failed while it was loaded.`, error)
        return { name }
      }
    }),
  )
  return loaded
}

const modulesQuery = {
  queryKey: ['modules-of-the-site'],
  queryFn: loadModules,
  staleTime: Number.POSITIVE_INFINITY,
}

const noModules: LoadedModule[] = []

/** The modules that are switched on. */
export function useModules(): LoadedModule[] {
  const enabled = modules.length > 0
  const { data: loaded = noModules } = useQuery({ ...modulesQuery, enabled })
  const { data: types } = useQuery({ ...articleTypesQuery, enabled })
  return useMemo(
    () => (types ? loaded.filter(({ name }) => !types.switchedOff.includes(name)) : noModules),
    [loaded, types],
  )
}

/** Contains errors of a module's component. */
export function ModuleErrorBoundary({ name, children }: { name: string; children: ReactNode }) {
  const w = useMessages(messages)
  return (
    <CatchBoundary
      getResetKey={() => name}
      errorComponent={() => (
        <Alert color="red" role="alert">
          {w.failed(name)}
        </Alert>
      )}
    >
      {children}
    </CatchBoundary>
  )
}
