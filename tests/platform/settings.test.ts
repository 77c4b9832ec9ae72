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
  ['SITE_URL', 'https://'],
  ['SITE_URL', 'https://news.example:99999'],
  ['SITE_URL', 'https://news.example/news'],
  ['SITE_URL', 'https://me:word@news.example'],
  ['DATABASE_URL', 'mysql://x'],
  ['DATABASE_URL', 'postgres://news:a/b@db/news'],
  ['DATABASE_URL', 'postgres://news:12#4@db/news'],
  ['DATABASE_URL', 'postgres://news:100%@db/news'],
  ['WORKERS', '0'],
  ['TRUSTED_PROXIES', 'my-proxy'],
  ['TRUSTED_PROXIES', '999.1.1.1'],
  ['TRUSTED_PROXIES', '10.0.0.0/99'],
  ['TRUSTED_PROXIES', '10.0.0.1,:::'],
  ['ALLOW_PRIVATE_HOSTS', '10.0.0.0/99'],
  ['LOG_LEVEL', 'loud'],
  ['CACHE_MB', '1'],
  ['SMTP_URL', 'mail.example'],
  ['MAIL_FROM', 'a@b, c@d'],
]

test.each(wrong)('%s=%s is refused in one sentence that names it', (name, value) => {
  expect(() => readSettings({ [name]: value })).toThrow(SettingsError)
  expect(() => readSettings({ [name]: value })).toThrow(new RegExp(`^The setting ${name}=.*\\.$`))
})

test('an SMTP server needs a sender address, and passwords are not shown', () => {
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

test('the program prints the error and exits with 1', async () => {
  const { code, stdout, stderr } = await nashra(['start'], { PORT: 'abc' })
  expect(code).toBe(1)
  expect(stdout).toBe('')
  expect(stderr).toMatch(/^The setting PORT=abc is not valid: .+\n$/)
})

test('a password in DATABASE_URL must be percent-encoded, and the message does not show it', async () => {
  const { code, stderr } = await nashra(['doctor'], { DATABASE_URL: 'postgres://news:se/cret@db/news' })
  expect([code, stderr]).toEqual([
    1,
    expect.stringMatching(/^The setting DATABASE_URL=… is not valid: .*%40.*\.\n$/),
  ])
  expect(readSettings({ DATABASE_URL: 'postgres://news:se%2Fcret%40@db/news' }).databaseUrl).toBeDefined()
})

test('a data folder that cannot be created is reported at once', async () => {
  for (const DATA_DIR of ['/proc/nashra', '/dev/null/data']) {
    const { code, stderr } = await nashra(['start', '--empty'], { DATA_DIR })
    expect([code, stderr]).toEqual([
      1,
      expect.stringMatching(/^The data folder DATA_DIR=\/.* cannot be made .*\.\n$/),
    ])
  }
})
