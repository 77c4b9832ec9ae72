import '@mantine/core/styles.layer.css'
import '@mantine/dates/styles.layer.css'
import '@mantine/notifications/styles.layer.css'
import './ui/fonts.css'
import './ui/global.css'
import { MantineProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { ApiProblem } from './api.ts'
import { createNewsroomRouter } from './app/router.tsx'
import { translateFieldProblems } from './ui/field-problems.ts'
import { LanguageProvider } from './ui/language.tsx'
import { nonce } from './ui/nonce.ts'
import { colourScheme } from './ui/preferences.ts'
import { returnFocusFromDialogs } from './ui/return-focus.ts'
import { colours, theme } from './ui/theme.ts'

/** Reads the session again when a second factor became required meanwhile: the frame then asks for it. */
function noticeSecondFactor(problem: unknown): void {
  if (problem instanceof ApiProblem && problem.extra.reason === 'second-factor')
    void queries.invalidateQueries({ queryKey: ['me'] })
}

const queries: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError: noticeSecondFactor }),
  mutationCache: new MutationCache({ onError: noticeSecondFactor }),
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      // Repeating a refused request is useless; only an unreachable server is asked once more.
      retry: (failures, problem) =>
        failures < 2 && problem instanceof ApiProblem && (problem.status === 0 || problem.status >= 502),
    },
  },
})
const router = createNewsroomRouter(queries)

translateFieldProblems()
returnFocusFromDialogs()
createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <LanguageProvider>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={colours}
        defaultColorScheme="auto"
        colorSchemeManager={colourScheme}
        getStyleNonce={nonce}
      >
        <QueryClientProvider client={queries}>
          <RouterProvider router={router} />
        </QueryClientProvider>
        <Notifications position="bottom-center" />
      </MantineProvider>
    </LanguageProvider>
  </StrictMode>,
)
