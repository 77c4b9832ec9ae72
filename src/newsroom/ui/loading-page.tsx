import { Page } from './page.tsx'
import { Failed, Loading } from './states.tsx'

/** A screen whose content still loads, or could not be loaded. */
export function LoadingPage({
  title,
  error,
  retry,
  ...placeholder
}: {
  title: string
  error: Error | null
  retry(): void
  lines?: number
  height?: number
}) {
  return (
    <Page title={title}>
      {error ? <Failed problem={error} retry={retry} /> : <Loading {...placeholder} />}
    </Page>
  )
}
