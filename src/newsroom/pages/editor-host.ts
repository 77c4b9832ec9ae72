import { useMemo } from 'react'
import type { EditorHost } from '../editor/props.ts'
import { defineMessages, useMessages } from '../messages.ts'
import { useMe } from '../session/me.ts'
import { toast } from '../ui/toast.ts'

const messages = defineMessages({
  ar: { textAlone: 'الصفحات الثابتة نصوص وجداول وروابط، بلا صور ولا مواد.' },
  en: { textAlone: 'Pages hold text, tables and links, without pictures and articles.' },
})

const nothing = {
  ...{ title: '', text: '', author: '', mediaId: null, frame: '', height: null },
  stillProblem: null,
}

/** Static pages contain only text: requests for pictures or articles get an error message. */
export function useEditorHost(): EditorHost {
  const w = useMessages(messages)
  const { embedHosts } = useMe().publication
  return useMemo(() => {
    const refuse = async () => {
      toast(w.textAlone, 'failed')
      return null
    }
    return {
      ...{ pickPicture: refuse, pickPictures: refuse, pickVideo: refuse, pickAudio: refuse },
      ...{ pickDocument: refuse, pickArticle: refuse },
      uploadPictures: () => Promise.reject(new Error(w.textAlone)),
      mediaOf: async () => ({ thumbnailUrl: '', caption: '', creditline: '', type: 'picture' as const }),
      articleOf: async () => ({ headline: '', address: '' }),
      embedHosts,
      // Its still would be a picture.
      describeEmbed: async () => nothing,
    }
  }, [w, embedHosts])
}
