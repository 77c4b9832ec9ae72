/// <reference types="vite/client" />
/** Who may do what: every command there is, against every role. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Command, CommandError, execute } from '../../src/content/command.ts'
import type { Role } from '../../src/content/tables.ts'
import { newsroomDatabase, type TestDatabase } from '../harness.ts'

const roles: Role[] = ['reporter', 'editor', 'moderator', 'administrator']
const all = 'reporter editor moderator administrator'
const writers = 'reporter editor administrator'
const editors = 'editor administrator'
const administrators = 'administrator'
const moderators = 'editor moderator administrator'
/** The program alone: the scheduler, the beacon, the preview, the way in. */
/** Of the staff: the program alone does these (the scheduler, the beacon, the way in), or readers do. */
const nobody = ''

const matrix: Record<string, string> = {
  'account.note': all,
  'agency.remove': editors,
  'agency.save': editors,
  'article.attend': all,
  'article.bring': editors,
  'article.correct': editors,
  'article.create': writers,
  'article.discard': writers,
  'article.hand-back': writers,
  'article.hand-in': writers,
  'article.open-comments': moderators,
  'article.publish': editors,
  'article.publish-due': nobody,
  'article.remove': administrators,
  'article.restore': writers,
  'article.save': writers,
  'article.unpublish': editors,
  'article.unschedule': editors,
  'ban.add': moderators,
  'ban.lift': moderators,
  'channel.claim-look': nobody,
  'channel.fill-guide': editors,
  'channel.move-guide': nobody,
  'channel.note-stream': nobody,
  'channel.plan-week': editors,
  'channel.remove-slot': editors,
  'channel.save': editors,
  'channel.save-slot': editors,
  'comment.attend': moderators,
  'comment.publish': moderators,
  'comment.reject': moderators,
  'comment.undo': moderators,
  'comment.appeal': nobody,
  'comment.confirm': nobody,
  'comment.edit': nobody,
  'comment.post': nobody,
  'comment.remove': administrators,
  'comment.report': nobody,
  'comment.withdraw': nobody,
  'comments.close': nobody,
  'comments.forget-old': nobody,
  'clock.move-news-window': nobody,
  'coverage.count-watchers': nobody,
  'coverage.discard': editors,
  'coverage.remove': administrators,
  'coverage.save': editors,
  'coverage.set-state': editors,
  'entry.discard': writers,
  'entry.edit': writers,
  'entry.hand-over': writers,
  'entry.pin': writers,
  'entry.post': writers,
  'entry.publish': writers,
  'entry.remove': administrators,
  'entry.withdraw': writers,
  'front.arrange': editors,
  'media.add': writers,
  'media.attach': writers,
  'media.describe': writers,
  'media.caption': writers,
  'media.expire': nobody,
  'media.note-renditions': nobody,
  'media.uncaption': writers,
  'media.remove': writers,
  'newsletter.ask': nobody,
  'newsletter.choose': nobody,
  'newsletter.compose-daily': nobody,
  'newsletter.confirm': nobody,
  'newsletter.leave': nobody,
  'newsletter.note-answer': nobody,
  'newsletter.proof': editors,
  'newsletter.return-delivery': nobody,
  'newsletter.take-delivery': nobody,
  'page.create': administrators,
  'page.edit': administrators,
  'page.remove': administrators,
  'page.save': administrators,
  'person.remove': editors,
  'person.save': editors,
  'preview.end': writers,
  'preview.open': all,
  'programme.remove': editors,
  'programme.save': editors,
  'publication.edit': administrators,
  'publication.set-breaking': editors,
  'push.note': nobody,
  'push.subscribe': nobody,
  'push.unsubscribe': nobody,
  'reader.attempt': nobody,
  'reader.erase': nobody,
  'reader.erase-for': administrators,
  'reader.join': nobody,
  'reader.rename': nobody,
  'reader.send-mail': nobody,
  'readership.count': nobody,
  'readership.order': nobody,
  'related.find': nobody,
  'search.index-missing': nobody,
  'section.order': administrators,
  'section.remove': administrators,
  'section.save': administrators,
  'staff.accept': nobody,
  'staff.add': administrators,
  'staff.edit': administrators,
  'staff.end-sessions': administrators,
  'staff.invite': administrators,
  'staff.rename-self': all,
  'staff.take-invitation': nobody,
  'story.order': editors,
  'story.remove': editors,
  'story.save': editors,
  'story.set-state': editors,
  'token.create': administrators,
  'token.revoke': administrators,
}

async function everyCommand(): Promise<Map<string, Command<never, unknown>>> {
  // A thread's own file runs as a thread only.
  const modules = import.meta.glob<object>(['../../src/content/**/*.ts', '!**/beside/thread.ts'])
  const found = new Map<string, Command<never, unknown>>()
  for (const load of Object.values(modules)) {
    for (const value of Object.values(await load())) {
      const is = value && typeof value === 'object' && 'may' in value && 'run' in value && 'name' in value
      if (is) found.set(value.name, value)
    }
  }
  return found
}

let database: TestDatabase
beforeAll(async () => {
  database = await newsroomDatabase()
})
afterAll(() => database.drop())

test('the matrix names every command', async () => {
  expect([...(await everyCommand()).keys()].sort()).toEqual(Object.keys(matrix).sort())
})

test('each role may do what the matrix says, and is refused all else', async () => {
  const found: Record<string, string> = {}
  for (const [name, what] of await everyCommand()) {
    const allowed: Role[] = []
    for (const role of roles) {
      const actor = { id: null, name: 'a program', role }
      // Nothing of it is right but the role: who may is told what is wrong, who may not is told that.
      const error = await execute(database.db, actor, what, 'nothing' as never).catch((problem) => problem)
      if (!(error instanceof CommandError && error.reason === 'forbidden')) allowed.push(role)
    }
    found[name] = allowed.join(' ')
  }
  expect(found).toEqual(matrix)
})
