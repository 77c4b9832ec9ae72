/** Connects the body editor with the newsroom's library and lists. */
import { useMemo, useRef } from 'react'
import { api } from '../api.ts'
import { mediaShown } from '../library/media-facts.ts'
import { useFileProblem } from '../library/problem.ts'
import { uploadPicture } from '../library/upload-picture.ts'
import { usePickers } from '../pickers/pickers.tsx'
import { useMe } from '../session/me.ts'
import type { ArticleShown, EditorHost, EmbedDescription } from './props.ts'

export async function articleShown(id: number): Promise<ArticleShown> {
  const found = await api.get('/articles/{id}', { params: { id } })
  return { headline: found.content.headline, address: found.address ?? `/newsroom/articles/${id}` }
}

async function describeEmbed(url: string): Promise<EmbedDescription> {
  const { url: _, ...found } = await api.post('/embeds', { body: { url } })
  return found
}

/** Must be used inside a PickersProvider. */
export function useEditorHost(): EditorHost {
  const { pick, pickPictures, pickArticle } = usePickers()
  const { embedHosts } = useMe().publication
  const say = useFileProblem()
  const newest = useRef(say)
  newest.current = say
  return useMemo(
    () => ({
      pickPicture: () => pick('picture'),
      pickVideo: () => pick('video'),
      pickPictures,
      pickAudio: () => pick('audio'),
      pickDocument: () => pick('document'),
      pickArticle,
      uploadPictures: (files: File[]) =>
        Promise.all(files.map(async (file) => ({ mediaId: (await uploadPicture(file)).id }))).catch(
          (problem: unknown) => {
            throw new Error(newest.current(problem), { cause: problem })
          },
        ),
      embedHosts,
      describeEmbed,
      mediaOf: mediaShown,
      articleOf: articleShown,
    }),
    [pick, pickPictures, pickArticle, embedHosts],
  )
}
