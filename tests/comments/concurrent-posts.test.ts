/** Many comments at once are stored as if each had been posted alone. */
import { expect, test } from 'vitest'
import { postComment } from '../../src/content/comments/post.ts'
import { editPublication } from '../../src/content/publication/publication.ts'
import { reader } from '../../src/kernel/actor.ts'
import { createBatcher } from '../../src/kernel/batcher.ts'
import { execute } from '../../src/kernel/run.ts'
import { desk, newsroomDatabase, publish } from '../harness.ts'

test('comments sent at the same moment are each stored once, and an invalid one fails alone', async () => {
  const newsroom = await newsroomDatabase()
  const { db } = newsroom
  await execute(db, desk, editPublication, { guestsComment: true })
  const articleId = await publish(db, { headline: 'عاصفة على الساحل' })
  const post = createBatcher(db, postComment)
  const write = (n: number, more: object = {}) =>
    post(reader(null, `قارئ ${n}`), {
      ...{
        articleId,
        name: `قارئ ${n}`,
        text: `رأي القارئ رقم ${n} في ما جرى على الجسر`,
        key: `storm-of-${n}`,
      },
      ...{ ipHash: `address-${n}` },
      ...more,
    })
  const storm = [...Array(100).keys()].map((n) => write(n))
  const again = write(7)
  await Promise.all([
    expect(write(200, { articleId: 999_999 })).rejects.toMatchObject({ reason: 'not-found' }),
    expect(write(201, { parentId: 999_999 })).rejects.toMatchObject({ reason: 'conflict' }),
  ])
  const answers = await Promise.all(storm)
  expect(new Set(answers.map(({ id }) => id)).size).toBe(100)
  expect(await again).toEqual({ ...answers[7]!, again: true })
  const rows = await db.selectFrom('comments').select(['id', 'state', 'version']).execute()
  expect(rows).toHaveLength(100)
  expect(new Set(rows.map(({ state }) => state))).toEqual(new Set(['held']))
  const decisions = await db.selectFrom('commentDecisions').select('commentId').execute()
  expect(decisions.map(({ commentId }) => commentId).sort()).toEqual(rows.map(({ id }) => id).sort())

  // A bomb of one text: those that come together are seen by each other.
  const bomb = await Promise.all(
    [...Array(12).keys()].map((n) =>
      write(300 + n, { text: 'اشتروا من متجرنا اليوم قبل نفاد الكمية', ipHash: 'one' }),
    ),
  )
  const { reasons } = await db
    .selectFrom('comments')
    .select('reasons')
    .where('id', '=', Math.max(...bomb.map(({ id }) => id)))
    .executeTakeFirstOrThrow()
  expect(reasons.map(({ code }) => code)).toEqual(
    expect.arrayContaining(['many-from-address', 'said-before']),
  )

  // A guest's words again, by an account behind the same address: the same hand, as if they had come one by one.
  const row = { name: 'هدى' }
  const { id } = await db.insertInto('readers').values(row).returning('id').executeTakeFirstOrThrow()
  const comment = { articleId, text: 'لم يصل إلى حيّنا ماء منذ ثلاثة أيام كاملة', ipHash: 'hers' }
  const [, , mine] = await Promise.all([
    // The first of all goes alone.
    write(399),
    write(400, comment),
    post(reader(id, 'هدى'), { ...comment, name: 'هدى', key: 'storm-of-huda' }),
  ])
  const own = await db
    .selectFrom('comments')
    .select('reasons')
    .where('id', '=', mine!.id)
    .executeTakeFirstOrThrow()
  expect(own.reasons.map(({ code }) => code)).toContain('said-before')
  await newsroom.drop()
})
