/** Posts of other sites in articles. */
import { z } from 'zod'
import { operation } from './operation.ts'

export const embedOperations = {
  describeEmbed: operation({
    method: 'post',
    path: '/embeds',
    name: 'describeEmbed',
    may: 'addMedia',
    summary:
      'Asks the host of a post for its title, words and author (oEmbed), and adds its still picture to the library. Stores nothing else.',
    body: z.strictObject({
      /** The address of a known provider’s post, or on a host that the publication allows. */
      url: z.string().min(1).max(2_000),
    }),
    answer: z.object({
      /** The attributes of a block `embed`. */
      url: z.string(),
      title: z.string(),
      text: z.string(),
      author: z.string(),
      mediaId: z.number().nullable(),
      frame: z.string(),
      height: z.number().nullable(),
      /** Why there is no still although the host has one; null otherwise. */
      stillProblem: z.object({ reason: z.string(), detail: z.string() }).nullable(),
    }),
  }),
}
