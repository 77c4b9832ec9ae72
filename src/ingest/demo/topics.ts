/** Topics of the demonstration: publishing its articles created them, and these texts describe the main ones. */
import { saveTopic } from '../../content/topics/write.ts'
import type { DemoContext } from './load.ts'
import type { DemoTopic } from './texts/types.ts'

export async function loadTopics({ tx, act, album }: DemoContext, topics: DemoTopic[]): Promise<void> {
  for (const { name, kind, description, picture } of topics) {
    const { id } = await tx
      .selectFrom('topics')
      .select('id')
      .where('name', '=', name)
      .executeTakeFirstOrThrow()
    const mediaId = picture
      ? await album.picture({ key: picture, caption: '', creditline: '', alt: name })
      : null
    await act(saveTopic, { id, name, kind, description, mediaId })
  }
}
