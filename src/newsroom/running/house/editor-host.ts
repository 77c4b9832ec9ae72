import { useMemo } from 'react'
import { tell } from '../../shell/tell.ts'
import { defineWords, useWords } from '../../words.ts'
import type { EditorHost } from '../../writing/editor/props.ts'

const words = defineWords({
  ar: { textAlone: 'الصفحات الثابتة نصوص وجداول وروابط، بلا صور ولا مواد.' },
  en: { textAlone: 'Standing pages hold text, tables and links, without pictures and articles.' },
})

/** A standing page shows text alone: what asks for a picture or an article is told so. */
export function useEditorHost(): EditorHost {
  const w = useWords(words)
  return useMemo(() => {
    const refuse = async () => {
      tell(w.textAlone, 'failed')
      return null
    }
    return {
      ...{ pickPicture: refuse, pickVideo: refuse, pickArticle: refuse },
      uploadPictures: () => Promise.reject(new Error(w.textAlone)),
      mediaOf: async () => ({ thumbnailUrl: '', caption: '', creditline: '', type: 'picture' as const }),
      articleOf: async () => ({ headline: '', address: '' }),
    }
  }, [w])
}
