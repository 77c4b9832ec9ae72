/** The library screen: all items, and the upload button. */
import { Text } from '@mantine/core'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Browse } from '../library/browse.tsx'
import { DropAndPaste } from '../library/drop.tsx'
import { messages } from '../library/messages.ts'
import { UploadButton } from '../library/upload-button.tsx'
import { UploadList } from '../library/uploads.tsx'
import type { LibraryFilters } from '../library/use-library.ts'
import { useUploads } from '../library/use-uploads.ts'
import { useMessages } from '../messages.ts'
import { useMe } from '../session/me.ts'
import { ButtonLink } from '../ui/links.tsx'
import { Page } from '../ui/page.tsx'
import { AddStream } from './add-stream.tsx'

export function Library() {
  const w = useMessages(messages)
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
