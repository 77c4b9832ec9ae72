/** `npm run bench phone [-- ADDRESS]`: what a reader waits for on a slow phone. The site at ADDRESS has to run. */
import { chromium } from 'playwright-core'
import { note, type Row } from '../ground.ts'
import { median, ms } from '../numbers.ts'
import { toTable } from '../table.ts'
import { type Loaded, openPhone } from './phone.ts'
import { presses } from './presses.ts'

const rounds = 5
const bounds = { lcpMs: 1_200, inpMs: 100, shift: 0.01, scriptBytes: 12 * 1024 }

/** The first page of each kind that the front or the list of coverages links to. */
const linked: Record<string, [from: string, link: RegExp]> = {
  article: ['/', /href="(\/articles\/[^"]+)"/],
  section: ['/', /href="(\/sections\/[^"]+)"/],
  story: ['/', /href="(\/stories\/[^"]+)"/],
  coverage: ['/coverage', /href="(\/coverage\/\d[^"]*)"/],
}

async function addresses(site: string): Promise<Record<string, string>> {
  const found: Record<string, string> = { front: site }
  for (const [name, [from, link]] of Object.entries(linked)) {
    const path = link.exec(await (await fetch(new URL(from, site))).text())?.[1]
    if (path) found[name] = new URL(path, site).href
  }
  return found
}

async function measure(site: string): Promise<Row[]> {
  const { CHROMIUM: executablePath = '/usr/bin/chromium' } = process.env
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
  const rows: Row[] = []
  try {
    for (const [name, address] of Object.entries(await addresses(site))) {
      note(`Measuring ${name} …`)
      const visits: (Loaded & { inpMs: number })[] = []
      // The first visit makes pictures and warms the cache.
      for (let round = 0; round <= rounds; round++) {
        const phone = await openPhone(browser, address)
        const loaded = await phone.loaded()
        const inpMs = round === rounds ? await presses(phone.page) : 0
        if (round > 0) visits.push({ ...loaded, inpMs })
        await phone.close()
      }
      const of = (value: (visit: Loaded & { inpMs: number }) => number) => visits.map(value)
      const lcp = median(of(({ lcpMs }) => lcpMs))
      const shift = Math.max(...of((visit) => visit.shift))
      const bytes = Math.max(...of(({ scriptBytes }) => scriptBytes))
      const inp = Math.max(...of(({ inpMs }) => inpMs))
      rows.push(
        row(`${name}: largest contentful paint`, ms(lcp), ms(bounds.lcpMs), lcp <= bounds.lcpMs),
        row(`${name}: longest answer to a press`, ms(inp), ms(bounds.inpMs), inp <= bounds.inpMs),
        row(`${name}: layout shift`, shift.toFixed(4), String(bounds.shift), shift <= bounds.shift),
        row(
          `${name}: bytes of scripts`,
          String(bytes),
          String(bounds.scriptBytes),
          bytes <= bounds.scriptBytes,
        ),
        row(`${name}: work of the page`, ms(median(of(({ workMs }) => workMs))), 'processor time', true),
        row(
          `${name}: blocking time`,
          ms(median(of(({ blockedMs }) => blockedMs))),
          'with the processor ÷ 4',
          true,
        ),
      )
    }
  } finally {
    await browser.close()
  }
  return rows
}

const row = (what: string, measured: string, against: string, ok: boolean): Row => ({
  ...{ what, measured, against, ok },
})

const [site = 'http://localhost:3000'] = process.argv.slice(2)
try {
  const rows = await measure(site)
  process.stdout.write(`\n${toTable(rows)}\n`)
  if (!rows.every(({ ok }) => ok)) process.exitCode = 1
} catch (error) {
  note((error as Error).message)
  process.exitCode = 1
}
