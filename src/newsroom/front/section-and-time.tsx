import { Text } from '@mantine/core'
import { Time } from '../ui/time.tsx'
import type { FrontArticle } from './front.tsx'

/** The section of an article and the time of its publication. */
export function SectionAndTime({ of: { section, publishedAt } }: { of: FrontArticle }) {
  return (
    <Text size="xs" c="dimmed">
      {section && (
        <>
          <bdi>{section.name}</bdi> ·{' '}
        </>
      )}
      <Time at={publishedAt} />
    </Text>
  )
}
