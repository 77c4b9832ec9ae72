/**
 * Measures how a face that devices have must be scaled to take the room of ours until ours is there:
 * `node scripts/fallback-faces.ts FONT.ttf …` prints, for each of our faces, the numbers for src/site/styles/fonts.css.
 * `size-adjust` is the ratio of the advances of the demonstration's headlines; ascent and descent are ours.
 */
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { convert } from 'fontverter'
import { Blob, Face, Font, Buffer as Run, shape } from 'harfbuzzjs'
import { demoArticles } from '../src/ingest/demo/texts/articles.ts'

const headlines = demoArticles.map(({ headline }) => headline)

async function open(path: string | URL): Promise<Font> {
  const bytes = await convert(readFileSync(path), 'sfnt')
  return new Font(new Face(new Blob(Uint8Array.from(bytes).buffer)))
}

/** The length of all headlines, in ems. */
function lengthIn(font: Font): number {
  let sum = 0
  for (const headline of headlines) {
    const run = new Run()
    run.addText(headline)
    run.guessSegmentProperties()
    shape(font, run)
    for (const { xAdvance = 0 } of run.getGlyphPositions()) sum += xAdvance
  }
  return sum / font.face.upem
}

const percent = (ratio: number) => `${Math.round(ratio * 100)}%`
for (const name of ['naskh', 'plex-400', 'plex-700']) {
  const our = await open(new URL(`../src/site/fonts/${name}.woff2`, import.meta.url))
  const { ascender, descender } = our.hExtents()
  for (const path of process.argv.slice(2)) {
    const adjust = lengthIn(our) / lengthIn(await open(path))
    const line = [ascender, -descender].map((part) => percent(part / our.face.upem / adjust))
    process.stdout.write(
      `${name} by ${basename(path)}: size-adjust ${percent(adjust)}, ascent-override ${line[0]}, descent-override ${line[1]}\n`,
    )
  }
}
