import { useMemo, useRef, useState } from 'react'
import { useEditorHost } from '../../editor/editor-host.ts'
import type { EditorHost } from '../../editor/props.ts'
import { toast } from '../../ui/toast.ts'

/**
 * The editor's host, with the running uploads: an entry waits for its pictures, and a picture for its
 * description.
 */
export function useRunningUploads() {
  const host = useEditorHost()
  const [underWay, setUnderWay] = useState(0)
  const [brought, setBrought] = useState<number[]>([])
  const settled = useRef(new Set<() => void>())
  const watching = useMemo<EditorHost>(
    () => ({
      ...host,
      async uploadPictures(files) {
        setUnderWay((count) => count + 1)
        try {
          const uploaded = await host.uploadPictures(files)
          setBrought((before) => [...new Set([...before, ...uploaded.map(({ mediaId }) => mediaId)])])
          return uploaded
        } catch (problem) {
          toast((problem as Error).message, 'failed')
          throw problem
        } finally {
          // The editor first inserts the picture.
          setTimeout(() => {
            setUnderWay((count) => count - 1)
            for (const go of settled.current) go()
            settled.current.clear()
          }, 0)
        }
      },
    }),
    [host],
  )
  return {
    host: watching,
    isUnderWay: underWay > 0,
    /** The pictures added to this text. */
    brought,
    forgetBrought: (id: number) => setBrought((before) => before.filter((one) => one !== id)),
    /** Calls once, when all uploads are finished. */
    whenSettled: (go: () => void) => void settled.current.add(go),
  }
}
