import { useMemo, useRef, useState } from 'react'
import { useProblemSentence } from '../../shell/problems.ts'
import { tell } from '../../shell/tell.ts'
import type { EditorHost } from '../../writing/editor/props.ts'
import { useEditorHost } from '../../writing/editor-host.ts'

/** The editor's host, knowing what is on its way: an entry waits for its picture, and the picture for its words. */
export function useUploadsUnderWay() {
  const host = useEditorHost()
  const say = useProblemSentence()
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
          tell(say(problem), 'failed')
          throw problem
        } finally {
          // The editor puts the picture into the text first.
          setTimeout(() => {
            setUnderWay((count) => count - 1)
            for (const go of settled.current) go()
            settled.current.clear()
          }, 0)
        }
      },
    }),
    [host, say],
  )
  return {
    host: watching,
    isUnderWay: underWay > 0,
    /** The pictures that were brought into this text. */
    brought,
    forgetBrought: (id: number) => setBrought((before) => before.filter((one) => one !== id)),
    /** Calls once, when what is on its way has come. */
    whenSettled: (go: () => void) => void settled.current.add(go),
  }
}
