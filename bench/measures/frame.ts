/** The frame of 100,000 articles changes: one fragment is rendered for it, and readers hardly notice. */
import { setTimeout as sleep } from 'node:timers/promises'
import { setBreaking } from '../../src/content/publication/publication.ts'
import { execute } from '../../src/kernel/run.ts'
import { addressesOf, desk } from '../archive.ts'
import { type Ground, note, type Row } from '../ground.ts'
import { each, writeScript, wrk } from '../load.ts'
import { median, ms, say } from '../numbers.ts'
import { growth, startProgram } from '../program.ts'

/** So many that they stay in the cache: an evicted page is rendered again without a change. */
const pages = 2_500
const rounds = 7
const seconds = 2
/** Busy, but not so that every answer waits for the one before it all the time. */
const connections = 16

export async function frame(ground: Ground): Promise<Row[]> {
  const { db } = ground.newsroom
  const addresses = await addressesOf(ground.newsroom, pages)
  const program = await startProgram(ground)
  await each(addresses, 8, (address) => program.client.get(address))
  const change = (text: string) => execute(db, desk, setBreaking, { text })

  const before = await program.metrics()
  await change('خبر عاجل يغيّر إطار الموقع كله')
  await sleep(100)
  await each(addresses, 8, (address) => program.client.get(address))
  const rendered = [...growth(before, await program.metrics(), 'nashra_renders_total')].filter(
    ([, n]) => n > 0,
  )
  const names = rendered.map(([name, n]) => `${/fragment="([^"]*)"/.exec(name)?.[1]} ${n}×`)

  const script = await writeScript(ground.folder, 'frame', addresses)
  await wrk(program.port, script, seconds, connections)
  const quiet: number[] = []
  const changing: number[] = []
  for (let round = 1; round <= rounds; round++) {
    quiet.push((await wrk(program.port, script, seconds, connections)).p99)
    const [{ p99 }] = await Promise.all([
      wrk(program.port, script, seconds, connections),
      sleep(seconds * 400).then(() => change(`خبر عاجل رقم ${round}`)),
    ])
    changing.push(p99)
    note(`  round ${round}: p99 ${ms(quiet.at(-1)!)} without, ${ms(p99)} with a change`)
  }
  await change('')
  await program.stop()
  const ratio = median(changing) / median(quiet)
  return [
    {
      what: `fragments rendered for one frame change, ${say(ground.articles)} articles, ${say(pages)} pages asked again`,
      measured: names.join(', ') || 'none',
      against: 'article-top 1×',
      ok: names.join() === 'article-top 1×',
    },
    {
      what: `p99 of warm pages in ${seconds} s with a frame change, beside ${seconds} s without`,
      measured: ms(median(changing)),
      against: ms(median(quiet)),
      ratio: `${ratio.toFixed(2)}, bound 2`,
      ok: ratio <= 2,
    },
  ]
}
