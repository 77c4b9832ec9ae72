/** What the editor of a body asks of the newsroom, answered by the library and the lists. */
import { useMemo } from 'react'
import { api } from '../api.ts'
import { uploadPicture } from '../pictures/upload-picture.ts'
import type { WorkingArticle } from './article.ts'
import type { ArticleShown, EditorHost } from './editor/props.ts'
import { mediaShown } from './media.ts'
import { usePickers } from './pickers.tsx'

export async function articleShown(id: number): Promise<ArticleShown> {
  const found = await api.get<WorkingArticle>(`/articles/${id}`)
  return { headline: found.content.headline, address: found.address ?? `/newsroom/articles/${id}` }
}

/** Inside a PickersProvider. */
export function useEditorHost(): EditorHost {
  const { pick, pickArticle } = usePickers()
  return useMemo(
    () => ({
      pickPicture: () => pick('picture'),
      pickVideo: () => pick('video'),
      pickArticle,
      uploadPictures: (files: File[]) =>
        Promise.all(files.map(async (file) => ({ mediaId: (await uploadPicture(file)).id }))),
      mediaOf: mediaShown,
      articleOf: articleShown,
    }),
    [pick, pickArticle],
  )
}
