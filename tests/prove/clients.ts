/** Two linters take the description of the API, and the clients that two generators make of it work. */
import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Validator } from '@seriousme/openapi-schema-validator'
import { expect, test } from 'vitest'
import { createToken } from '../../src/content/staff/tokens.ts'
import { execute } from '../../src/kernel/run.ts'
import { openApi } from '../api/api.ts'
import { desk, root, temporaryFolder } from '../harness.ts'

test('clients of two generators write, publish and read an article', async () => {
  const api = await openApi()
  const folder = temporaryFolder()
  try {
    cpSync(join(root, 'tests/prove/clients'), folder, { recursive: true })
    mkdirSync(join(folder, '@types'))
    symlinkSync(join(root, 'node_modules/@types/node'), join(folder, '@types/node'))
    const run = (file: string, args: string[], env = {}) =>
      execFileSync(file, args, { cwd: folder, encoding: 'utf8', env: { ...process.env, ...env } })
    const bin = (name: string) => join(folder, 'node_modules/.bin', name)
    run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'])

    const { body } = await api.nobody.get('/openapi.json')
    writeFileSync(join(folder, 'openapi.json'), JSON.stringify(body))
    expect(await new Validator().validate(body)).toMatchObject({ valid: true })
    // The test's own address is on this machine, which the linter would warn of.
    expect(JSON.parse(run(process.execPath, ['lint.js']))).toEqual(['no-server-example.com'])

    run(bin('openapi-typescript'), ['openapi.json', '-o', 'schema.d.ts', '--default-non-nullable=false'])
    run(bin('openapi-ts'), ['-i', 'openapi.json', '-o', 'client'])
    run(bin('tsc'), ['-p', '.'])
    const { token } = await execute(api.db, desk, createToken, { name: 'client', role: 'editor' })
    for (const [file, headline] of [
      ['use-fetch', 'خبر من برنامج'],
      ['use-hey', 'خبر من برنامج آخر'],
    ]) {
      const made = join(folder, `${file}.js`)
      run(join(root, 'node_modules/.bin/rolldown'), [`${file}.ts`, '-o', made, '--platform', 'node'])
      const output = run(process.execPath, [made], { API_URL: api.url, API_TOKEN: token })
      expect(JSON.parse(output)).toEqual(['published', headline, 'paragraph', 'not-found'])
    }
  } finally {
    await api.close()
    await rm(folder, { recursive: true, force: true })
  }
})
