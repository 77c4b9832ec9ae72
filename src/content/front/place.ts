/** One article is put on the front, wherever it is worked on, and leaves it: by hand, or at its end. */
import { z } from 'zod'
import { CommandError, command } from '../../kernel/command.ts'
import { id, moment } from '../../kernel/fields.ts'
import { fieldError } from '../../kernel/references.ts'
import { execute } from '../../kernel/run.ts'
import { defineTimer } from '../../kernel/timers.ts'
import { checkVersion } from '../../kernel/versions.ts'
import { may } from '../policies.ts'
import { maxOnFront } from './front.ts'
import { frontRows, writeFront } from './rows.ts'

/** Puts a published article at a place of the front; 0 is the lead. An article on the front already moves there. */
export const placeOnFront = command({
  name: 'front.place',
  input: z.object({
    id,
    position: z
      .number()
      .int()
      .min(0)
      .max(maxOnFront - 1)
      .default(0),
    endsAt: moment.nullable().default(null),
  }),
  may: may.arrangeTheFront,
  async run(work, { id: articleId, position, endsAt }) {
    if (endsAt && endsAt <= work.now) throw fieldError(['endsAt'], 'past', 'The end has passed.')
    await checkVersion(work, 'front', 1, null)
    const article = await work.db
      .selectFrom('publicArticles')
      .select('id')
      .where('id', '=', articleId)
      .executeTakeFirst()
    if (!article) throw new CommandError('conflict', `Article ${articleId} is not published.`)
    const others = (await frontRows(work)).filter((row) => row.articleId !== articleId)
    return writeFront(
      work,
      others.toSpliced(position, 0, { articleId, endsAt, withBreaking: false }).slice(0, maxOnFront),
    )
  },
})

/** Takes an article off the front; it stays published. */
export const takeOffFront = command({
  name: 'front.take-off',
  input: z.object({ id }),
  may: may.arrangeTheFront,
  async run(work, { id: articleId }) {
    await checkVersion(work, 'front', 1, null)
    const rows = await frontRows(work)
    const others = rows.filter((row) => row.articleId !== articleId)
    if (others.length === rows.length)
      throw new CommandError('not-found', `Article ${articleId} is not on the front.`)
    return writeFront(work, others)
  },
})

/** Run by the scheduler: takes articles off the front at their end time. Running it twice changes nothing. */
export const endOnFront = command({
  name: 'front.end',
  input: z.object({ id }),
  may: may.runTheProgram,
  async run(work, { id: articleId }) {
    await checkVersion(work, 'front', 1, null)
    const rows = await frontRows(work)
    const others = rows.filter((row) => row.articleId !== articleId || !row.endsAt || row.endsAt > work.now)
    if (others.length < rows.length) await writeFront(work, others)
    else if (!rows.some((row) => row.articleId === articleId))
      await work.db.deleteFrom('timers').where('key', '=', `front:${articleId}`).execute()
  },
})

export const frontTimers = [
  defineTimer({
    key: 'front',
    async run({ db, actor, id: articleId }) {
      await execute(db, actor, endOnFront, { id: articleId })
      return null
    },
  }),
]
