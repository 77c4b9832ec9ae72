/** Commands run beside a running site: the database serves all of them and stops after the last. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { eventually, nashra, root, startProgram, temporaryFolder, untilReady } from '../harness.ts'

const item = (n: number) =>
  JSON.stringify({
    ...{
      uri: `urn:example:beside:${n}`,
      version: '1',
      language: 'ar',
      versionCreated: '2020-05-01T10:00:00Z',
    },
    headlines: [{ value: `خبر رقم ${n} من ملف طويل` }],
    bodies: [{ contentType: 'text/html', value: `<p>${'نص من الأرشيف '.repeat(60)}${n}</p>` }],
  })

test('a start during an import survives its end, and a stop, an export, a kill and a start follow', {
  tags: 'long',
}, async () => {
  const DATA_DIR = temporaryFolder()
  const file = join(DATA_DIR, 'items.jsonl')
  const count = 1_500
  await writeFile(file, `${Array.from({ length: count }, (_, n) => item(n + 1)).join('\n')}\n`)
  const importing = spawn(process.execPath, [join(root, 'dist/cli.js'), 'import', file], {
    env: { ...process.env, DATA_DIR },
    stdio: 'ignore',
  })
  const imported = once(importing, 'exit')
  const program = await startProgram({ DATA_DIR }, ['--empty'])
  await untilReady(program.url)
  expect((await imported)[0]).toBe(0)
  const latest = async () => (await fetch(`${program.url}/latest`)).text()
  expect((await fetch(`${program.url}/readyz`)).status).toBe(200)
  await eventually('the last item is on the site', async () => (await latest()).includes('من ملف طويل'))
  const beside = await nashra(['export'], { DATA_DIR })
  expect(beside.stdout.trim().split('\n')).toHaveLength(count)
  expect((await fetch(`${program.url}/readyz`)).status).toBe(200)
  program.child.kill('SIGKILL')
  await once(program.child, 'exit')
  const again = await startProgram({ DATA_DIR, PORT: String(program.port) }, ['--empty'])
  await untilReady(again.url)
  expect(await again.stop()).toBe(0)
  // Does not use toBe, whose report of a difference would be megabytes long.
  expect((await nashra(['export'], { DATA_DIR })).stdout === beside.stdout).toBe(true)
})
