import { addressesOf } from './archive.ts'
import { prepareGround } from './ground.ts'
import { each, writeScript, wrk } from './load.ts'
import { startProgram } from './program.ts'
import { endAll } from './ending.ts'
const g = await prepareGround(Number(process.argv[2] ?? 20000))
const p = await startProgram(g)
const a = await addressesOf(g.newsroom, 5000)
const show = async (w: string) => { const m = await p.metrics(); console.log(w, [...m].filter(([k]) => k.startsWith('nashra') && m.get(k)! > 0).map(([k, v]) => `${k.replace('nashra_','')}=${v}`).join(' '), p.memory()) }
for (let i = 0; i < 2; i++) { const t = Date.now(); await each(a, 8, async (x) => void (await p.client.get(x))); console.log('pass', i, Date.now() - t); await show('after') }
const s = await writeScript(g.folder, 'serving', a)
for (let i = 0; i < 3; i++) { console.log(await wrk(p.port, s, 4)); await show('wrk') }
await p.stop(); await endAll(); process.exit()
