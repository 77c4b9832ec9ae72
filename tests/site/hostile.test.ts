/** Hostile text in any field: pages show it as text, run none of it, and keep their direction. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { publishComment } from '../../src/content/comments/moderation/decide.ts'
import { postComment } from '../../src/content/comments/post.ts'
import { addMedia } from '../../src/content/media/write.ts'
import { savePage } from '../../src/content/pages/pages.ts'
import { savePerson } from '../../src/content/people/people.ts'
import { editPublication, setBreaking } from '../../src/content/publication/publication.ts'
import { saveSection } from '../../src/content/sections/sections.ts'
import { saveStory } from '../../src/content/stories/write.ts'
import { reader } from '../../src/kernel/actor.ts'
import { execute } from '../../src/kernel/run.ts'
import { contrast } from '../../src/language/contrast.ts'
import { paper, tones } from '../../src/site/colours.ts'
import { scriptSafe } from '../../src/site/frame/structured-data.ts'
import { openBrowser } from '../browser.ts'
import { desk } from '../harness.ts'
import { addresses, beginCoverage, paragraphs, post, publishAt } from './newsroom.ts'
import { richBody } from './rich-body.ts'
import { openSite, type PublicSite } from './site.ts'

const attack = `"><script>document.title='owned'</script><img src=x onerror="document.title='owned'"></title></style><!--</script>\u202e'`
let site: PublicSite
beforeAll(async () => {
  site = await openSite()
  const { db } = site
  await execute(db, desk, editPublication, {
    name: attack.slice(0, 70),
    tagline: attack,
    storiesLabel: attack.slice(0, 40),
  })
  const section = await execute(db, desk, saveSection, { name: attack.slice(0, 110), description: attack })
  const person = await execute(db, desk, savePerson, { name: attack, jobTitle: attack, bio: attack })
  const story = await execute(db, desk, saveStory, { name: attack, summary: attack })
  const media = await execute(db, desk, addMedia, { caption: attack, creditline: attack, altText: attack })
  const id = await publishAt(db, {
    ...{
      headline: attack,
      standfirst: attack,
      dateline: attack.slice(0, 100),
      body: paragraphs(attack, attack),
    },
    ...{
      sectionId: section.id,
      authorIds: [person.id],
      storyIds: [story.id],
      mediaId: media.id,
      keywords: [attack.slice(0, 100)],
    },
  })
  await publishAt(db, { kind: 'video', headline: attack, storyIds: [story.id], mediaId: media.id })
  await publishAt(db, { kind: 'opinion', headline: attack, authorIds: [person.id] })
  const coverage = await beginCoverage(db, {
    ...{ headline: attack, standfirst: attack, summary: paragraphs(attack), storyIds: [story.id] },
    ...{ sectionId: section.id, mediaId: media.id },
  })
  const body = richBody(attack, media.id, id)
  await post(db, coverage, { headline: attack, body, flag: 'key', personId: person.id, pinned: true })
  await post(db, coverage, { body: paragraphs(attack) })
  await discuss(id)
  await execute(db, desk, setBreaking, { text: attack, articleId: id })
  await execute(db, desk, savePage, { slug: 'about', title: attack, body: paragraphs(attack) })
})
afterAll(() => site.close())

/** A comment of the attack, and its replies. */
async function discuss(articleId: number): Promise<void> {
  const { db } = site
  const row = { name: attack }
  const { id } = await db.insertInto('readers').values(row).returning('id').executeTakeFirstOrThrow()
  const comment = async (parentId: number | null, nth: number) => {
    const content = { articleId, parentId, name: attack.slice(0, 60), text: `${attack} ${nth}` }
    const posted = await execute(db, reader(id, attack), postComment, { ...content, key: `attack-${nth}` })
    await execute(db, desk, publishComment, { id: posted.id })
    return posted.id
  }
  const first = await comment(null, 0)
  for (const nth of [1, 2, 3]) await comment(first, nth)
}

test('scripts, handlers and direction overrides in any field stay text on every page', {
  tags: 'long',
}, async () => {
  const browser = await openBrowser()
  // Without the policy: escaping alone must do.
  const context = await browser.newContext({ bypassCSP: true })
  const page = await context.newPage()
  const pages = await addresses(site)
  delete pages.programme
  for (const [name, path] of Object.entries(pages)) {
    const { html } = await site.get(path)
    expect(html, name).not.toMatch(/<script>|<img src=x|[\u202a-\u202e]/)
    await page.goto(site.url + path)
    const found = await page.evaluate(() => ({
      title: document.title,
      handlers: document.querySelectorAll('[onerror],[onload]').length,
      scripts: [...document.scripts].filter((script) => !script.src && script.type !== 'application/ld+json')
        .length,
      data: [...document.querySelectorAll('script[type="application/ld+json"]')].map(
        (script) => typeof JSON.parse(script.textContent!),
      ),
    }))
    expect(found.title, name).not.toBe('owned')
    expect({ ...found, title: '', data: new Set(found.data).size <= 1 }, name).toEqual({
      title: '',
      handlers: 0,
      scripts: 0,
      data: true,
    })
  }
  await browser.close()
  expect(site.errors).toEqual([])
})

test('a text cannot end the element of structured data', () => {
  const text = scriptSafe({ a: '</script><!-- \u2028 & >' })
  expect(text).not.toMatch(/[<>&\u2028]/)
  expect(JSON.parse(text)).toEqual({ a: '</script><!-- \u2028 & >' })
})

test.each(['#ffff00', '#000000', '#ffffff', '#0b5d5e', '#ff69b4', '#0000ff', '#808080', '#c0ffee'])(
  'the accent %s is readable in both colour schemes',
  (accent) => {
    const { light, dark, fill } = tones(accent)
    expect(contrast(light, paper.light)).toBeGreaterThanOrEqual(4.5)
    expect(contrast(dark, paper.dark)).toBeGreaterThanOrEqual(4.5)
    expect(contrast(fill, '#ffffff')).toBeGreaterThanOrEqual(4.5)
  },
)
