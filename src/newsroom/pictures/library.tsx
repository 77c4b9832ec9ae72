/** The library's screen: everything that came in, and the door for what comes. */
import { Text } from '@mantine/core'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { ButtonLink } from '../shell/links.tsx'
import { useMe } from '../shell/me.ts'
import { Page } from '../shell/page.tsx'
import { useWords } from '../words.ts'
import { AddStream } from './add-stream.tsx'
import { Browse } from './browse.tsx'
import { DropAndPaste } from './drop.tsx'
import { UploadButton } from './upload-button.tsx'
import { UploadList } from './uploads.tsx'
import type { LibraryFilters } from './use-library.ts'
import { useUploads } from './use-uploads.ts'
import { words } from './words.ts'

export function Library() {
  const w = useWords(words)
  const me = useMe()
  const filters = useSearch({ strict: false }) as LibraryFilters
  const navigate = useNavigate()
  const uploads = useUploads()
  const mayAdd = me.may('addMedia')
  return (
    <Page
      title={w.title}
      actions={
        mayAdd && (
          <>
            <AddStream />
            <UploadButton take={uploads.add} isMain />
          </>
        )
      }
    >
      {mayAdd && <DropAndPaste take={uploads.add} />}
      <UploadList
        uploads={uploads}
        next={({ id }, name) => (
          <ButtonLink
            to={`/newsroom/pictures/${id}`}
            size="compact-sm"
            variant="default"
            aria-label={w.reviewNamed(name)}
          >
            {w.review}
          </ButtonLink>
        )}
      />
      <Browse
        filters={filters}
        change={(next) =>
          void navigate({
            to: '/newsroom/pictures',
            search: next as never,
            replace: true,
            resetScroll: false,
          })
        }
        tile={(item, props) => <Link to={`/newsroom/pictures/${item.id}`} {...props} />}
        first={
          mayAdd && (
            <Text size="sm" c="dimmed">
              {w.uploadHint}
            </Text>
          )
        }
      />
    </Page>
  )
}
