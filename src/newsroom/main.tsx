import '@mantine/core/styles.layer.css'
import '@mantine/notifications/styles.layer.css'
import './shell/fonts.css'
import './shell/global.css'
import { MantineProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { ApiProblem } from './api.ts'
import { ConfirmProvider } from './shell/confirm.tsx'
import { sayFieldProblems } from './shell/field-problems.ts'
import { LanguageProvider } from './shell/language.tsx'
import { nonce } from './shell/nonce.ts'
import { colourScheme } from './shell/preferences.ts'
import { createNewsroomRouter } from './shell/router.tsx'
import { colours, theme } from './shell/theme.ts'

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      // What the server refused it would refuse again; only a server that is away is asked once more.
      retry: (failures, problem) =>
        failures < 2 && problem instanceof ApiProblem && (problem.status === 0 || problem.status >= 502),
    },
  },
})
const router = createNewsroomRouter(queries)

sayFieldProblems()
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
          <ConfirmProvider>
            <RouterProvider router={router} />
          </ConfirmProvider>
        </QueryClientProvider>
        <Notifications position="bottom-center" />
      </MantineProvider>
    </LanguageProvider>
  </StrictMode>,
)
