/** Sets the brand, and takes its pictures in. */
import { sql } from 'kysely'
import { z } from 'zod'
import { changesOf } from '../../kernel/changed-fields.ts'
import { command, type Work } from '../../kernel/command.ts'
import { colour } from '../../kernel/fields.ts'
import { fieldError } from '../../kernel/references.ts'
import { checkVersion, expectedVersion } from '../../kernel/versions.ts'
import { sameJson } from '../../values/canonical-json.ts'
import { may } from '../policies.ts'
import { editPublication } from '../publication/publication.ts'
import { checkMenu } from './menu.ts'
import { storeBrand } from './row.ts'
import { type Brand, type BrandMember, brandMembers, noBrand } from './shape.ts'
import { type FileUse, fileUses } from './tables.ts'

const dayMs = 86_400_000
const timerKey = 'announcement'

/**
 * Sets the given members. Null or an empty text restores the default of the site's folder or the program.
 * The two colours of the publication are set with them.
 */
export const putBrand = command({
  name: 'brand.put',
  input: z
    .object({ ...brandMembers, accent: colour, breakingColour: colour })
    .partial()
    .extend({ version: expectedVersion }),
  may: may.administer,
  async run(work, { version: seen, accent, breakingColour, ...given }) {
    await checkVersion(work, 'brand', 1, seen)
    const ofPublication = { ...(accent && { accent }), ...(breakingColour && { breakingColour }) }
    if (accent || breakingColour) await work.perform(editPublication, ofPublication)
    const { data } = await work.db.selectFrom('brand').select('data').forUpdate().executeTakeFirstOrThrow()
    const before: Brand = { ...noBrand, ...data }
    const after = { ...before, ...given } as Brand
    // A menu that names a section deleted before deletions were refused does not block other changes.
    if (given.menu && !sameJson(before.menu, jsonOf(given.menu)))
      after.menu = await checkMenu(work, given.menu)
    const changed = (Object.keys(given) as BrandMember[]).filter(
      (member) => !sameJson(before[member], jsonOf(after[member])),
    )
    await checkFiles(work, after, changed)
    if (changed.includes('announcement')) await setEnd(work, after.announcement?.endsAt ?? null)
    const version = await storeBrand(work, after, changed)
    work.about('brand', changesOf({ ...before }, Object.fromEntries(changed.map((one) => [one, after[one]]))))
    return { version }
  },
})

const jsonOf = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

const uses: [BrandMember, FileUse][] = [
  ['logo', 'logo'],
  ['logoDark', 'logo'],
  ['icon', 'icon'],
  ['shareImage', 'shareImage'],
]

async function checkFiles({ db }: Work, brand: Brand, changed: BrandMember[]): Promise<void> {
  for (const [member, use] of uses) {
    const id = brand[member] as string | null
    if (id === null || !changed.includes(member)) continue
    const row = await db.selectFrom('brandFiles').select('use').where('id', '=', id).executeTakeFirst()
    if (row?.use !== use) throw fieldError([member], 'missing', `${member}: no such file was sent for it.`)
  }
}

/** Sets the time at which the scheduler removes the announcement. Pages do not read the clock. */
async function setEnd(work: Work, endsAt: Date | null): Promise<void> {
  if (endsAt && endsAt <= work.now)
    throw fieldError(['announcement', 'endsAt'], 'past', `The announcement's end has passed.`)
  await work.db.deleteFrom('timers').where('key', '=', timerKey).execute()
  if (endsAt) await work.db.insertInto('timers').values({ key: timerKey, dueAt: endsAt }).execute()
}

/** Run by the scheduler: removes an announcement that has ended. Running it twice changes nothing. */
export const endAnnouncement = command({
  name: 'brand.end-announcement',
  input: z.object({}),
  may: may.runTheProgram,
  async run(work) {
    const { data } = await work.db.selectFrom('brand').select('data').forUpdate().executeTakeFirstOrThrow()
    const endsAt = data.announcement?.endsAt
    if (endsAt && new Date(endsAt) > work.now) return
    await work.db.deleteFrom('timers').where('key', '=', timerKey).execute()
    if (!endsAt) return
    await storeBrand(work, { ...noBrand, ...data, announcement: null }, ['announcement'])
    work.about('brand')
  },
})

/**
 * Stores a sanitised picture. The same bytes are the same file. A file that nothing uses is deleted after a
 * day.
 */
export const addBrandFile = command({
  name: 'brand.add-file',
  input: z.object({
    ...{ id: z.string(), use: z.enum(fileUses), contentType: z.string() },
    ...{ width: z.number(), height: z.number(), bytes: z.instanceof(Buffer) },
  }),
  may: may.administer,
  async run(work, file) {
    const { data } = await work.db.selectFrom('brand').select('data').executeTakeFirstOrThrow()
    await work.db
      .deleteFrom('brandFiles')
      .where('createdAt', '<', new Date(work.now.getTime() - dayMs))
      .where('id', 'not in', work.db.selectFrom('advertisements').select('fileId'))
      .where(sql<boolean>`not ${JSON.stringify(data)}::text like '%' || id || '%'`)
      .execute()
    await work.db
      .insertInto('brandFiles')
      .values({ ...file, createdAt: work.now })
      .onConflict((oc) => oc.column('id').doUpdateSet({ createdAt: work.now, use: file.use }))
      .execute()
    work.about('brand')
  },
})
