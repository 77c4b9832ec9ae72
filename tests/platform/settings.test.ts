import { expect, test } from 'vitest'
import { readSettings, SettingsError } from '../../src/platform/settings.ts'
import { nashra } from '../harness.ts'

test('every setting has a default that works', () => {
  const settings = readSettings({})
  expect(settings).toMatchObject({
    port: 3000,
    host: '127.0.0.1',
    siteUrl: 'http://localhost:3000',
    workers: 1,
    databaseUrl: undefined,
  })
})

const wrong: [string, string][] = [
  ['PORT', '70000'],
  ['PORT', 'http'],
  ['SITE_URL', 'news.example'],
  ['DATABASE_URL', 'mysql://x'],
  ['WORKERS', '0'],
  ['TRUSTED_PROXIES', 'my-proxy'],
  ['LOG_LEVEL', 'loud'],
  ['CACHE_MB', '1'],
  ['SMTP_URL', 'mail.example'],
  ['MAIL_FROM', 'a@b, c@d'],
]

test.each(wrong)('%s=%s is refused in one sentence that names it', (name, value) => {
  expect(() => readSettings({ [name]: value })).toThrow(SettingsError)
  expect(() => readSettings({ [name]: value })).toThrow(new RegExp(`^The setting ${name}=.*\\.$`))
})

test('an SMTP server needs to be told whom mail is from; a password is not shown', () => {
  const server = 'smtp://news:secret@mail.example:587'
  expect(() => readSettings({ SMTP_URL: server })).toThrow(/^The setting SMTP_URL needs MAIL_FROM/)
  expect(() => readSettings({ MAIL_FROM: 'news@news.example' })).toThrow(
    /^The setting MAIL_FROM needs SMTP_URL/,
  )
  expect(readSettings({ SMTP_URL: server, MAIL_FROM: 'نشرة <news@news.example>' }).mail).toEqual({
    ...{ smtpUrl: server, from: 'نشرة <news@news.example>' },
  })
  expect(() => readSettings({ DATABASE_URL: 'mysql://news:secret@db' })).toThrow(/^(?!.*secret)/)
})

test('the program says so and ends with 1', async () => {
  const { code, stdout, stderr } = await nashra(['start'], { PORT: 'abc' })
  expect(code).toBe(1)
  expect(stdout).toBe('')
  expect(stderr).toMatch(/^The setting PORT=abc is not valid: .+\n$/)
})
