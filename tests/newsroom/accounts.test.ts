/** Coming in, staying in, and one's own account. */
import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { invite } from '../../src/content/staff/invitations.ts'
import { execute } from '../../src/kernel/run.ts'
import { password } from '../api/api.ts'
import { desk } from '../harness.ts'
import {
  desktop,
  openNewsroom,
  overhang,
  phone,
  violations,
  violationsInBothSchemes,
  type WatchedPage,
} from './browser.ts'

let newsroom: Awaited<ReturnType<typeof openNewsroom>>
beforeAll(async () => {
  newsroom = await openNewsroom()
})
beforeEach(() => newsroom.database.pool.query('delete from auth_rate_limits'))
afterAll(() => newsroom.close())

async function signIn(page: WatchedPage, email: string, word = password): Promise<void> {
  await page.getByLabel('البريد الإلكتروني').fill(email)
  await page.getByLabel('كلمة المرور', { exact: true }).fill(word)
  await page.keyboard.press('Enter')
}

async function signOut(page: WatchedPage): Promise<void> {
  await page.getByRole('button', { name: /^حساب/ }).click()
  await page.getByRole('menuitem', { name: 'خروج' }).click()
  await page.getByRole('heading', { name: 'ادخل إلى غرفة الأخبار' }).waitFor()
}

/** RFC 6238, as an authenticator app does it. */
function codeOf(secret: string, ahead = 0): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
  const bits = [...secret].map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0')).join('')
  const key = Buffer.from(bits.match(/.{8}/g)!.map((byte) => Number.parseInt(byte, 2)))
  const moment = Buffer.alloc(8)
  moment.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + ahead))
  const hash = createHmac('sha1', key).update(moment).digest()
  const at = hash[19]! & 15
  return String((hash.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}

test('the first administrator signs in by the one-time link with the keyboard, and the link is used up', {
  tags: 'long',
}, async () => {
  const { token } = await execute(newsroom.db, desk, invite, { staffId: null })
  const path = `/newsroom/invitation?token=${token}`
  const page = await newsroom.open(path, { viewport: phone })
  expect(await violations(page)).toEqual([])
  await page.getByLabel('الاسم').focus()
  await page.keyboard.type('ليلى الحدّاد')
  await page.keyboard.press('Tab')
  await page.keyboard.type('layla@example.org')
  await page.keyboard.press('Tab')
  await page.keyboard.type('جملة قصيرة')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'حساب ليلى الحدّاد' }).waitFor()
  expect(new URL(page.url()).pathname).toBe('/newsroom')
  expect(page.complaints).toEqual([])
  await page.goto(newsroom.url + path)
  await page.getByRole('heading', { name: 'لم يعد هذا الرابط صالحًا' }).waitFor()
  expect(await violations(page)).toEqual([])
  await newsroom.leave(page)
})

test('a wrong password and too many tries have clear messages; the right one opens the requested page', {
  tags: 'long',
}, async () => {
  const { email } = await newsroom.member('editor')
  const page = await newsroom.open('/newsroom/account?x=1', { colorScheme: 'dark' })
  expect(await violations(page)).toEqual([])
  await signIn(page, email, 'ليست كلمة المرور')
  await page.getByRole('alert').getByText('البريد أو كلمة المرور غير صحيح').waitFor()
  expect(await violations(page)).toEqual([])
  await signIn(page, email)
  await page.getByRole('heading', { level: 1, name: 'حسابي' }).waitFor()
  expect(new URL(page.url()).search).toBe('?x=1')
  await signOut(page)
  for (let tries = 0; tries < 11; tries++) {
    const answer = page.waitForResponse('**/sign-in/email')
    await signIn(page, email, `محاولة خاطئة ${tries}`)
    await answer
  }
  await page.getByRole('alert').getByText('محاولات كثيرة في وقت قصير').waitFor()
  await newsroom.leave(page)
})

test('signing in redirects only within the newsroom, whatever the address contains', {
  tags: 'long',
}, async () => {
  const { email } = await newsroom.member('editor')
  const page = await newsroom.open(`/newsroom/sign-in?to=${encodeURIComponent('//evil.example/newsroom')}`)
  await signIn(page, email)
  await page.getByRole('button', { name: /^حساب/ }).waitFor()
  expect(page.url()).toBe(`${newsroom.url}/newsroom`)
  await newsroom.leave(page)
})

test('an expired session opens a sign-in dialog over the screen, and the request is repeated', {
  tags: 'long',
}, async () => {
  const { page, member } = await newsroom.enter('reporter', '/newsroom/account')
  await page.getByText('هذه الجلسة').waitFor()
  const name = page.getByRole('textbox', { name: 'الاسم' })
  await name.fill('اسم لم يُحفظ بعد')
  await newsroom.database.pool.query('delete from auth_sessions')
  await page.getByRole('button', { name: 'احفظ' }).click()
  const dialog = page.getByRole('dialog', { name: 'انتهت جلستك' })
  await dialog.waitFor()
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.getAttribute('autocomplete')))
    .toBe('current-password')
  expect(await violations(page)).toEqual([])
  await page.keyboard.press('Escape')
  await page.getByText('لن يُحفظ شيء حتى تدخل من جديد').waitFor()
  expect(await name.inputValue()).toBe('اسم لم يُحفظ بعد')
  await page.getByRole('button', { name: 'احفظ' }).click()
  expect(await dialog.getByLabel('البريد الإلكتروني').inputValue()).toBe(member.email)
  await dialog.getByLabel('كلمة المرور', { exact: true }).fill(password)
  await page.keyboard.press('Enter')
  await dialog.waitFor({ state: 'hidden' })
  await page.getByRole('button', { name: 'حساب اسم لم يُحفظ بعد' }).waitFor()
  expect(await name.inputValue()).toBe('اسم لم يُحفظ بعد')
  expect(page.complaints).toEqual([])
  await newsroom.leave(page)
})

test('the second factor is turned on by a code, requested at sign-in, replaced by a backup code, turned off', {
  tags: 'long',
}, async () => {
  const { page, member } = await newsroom.enter('editor', '/newsroom/account')
  const give = async (word: string) => {
    await page.getByRole('dialog').getByLabel('كلمة المرور الحالية').fill(word)
    await page.keyboard.press('Enter')
  }
  await page.getByRole('button', { name: 'فعّل', exact: true }).click()
  await give('ليست كلمة المرور')
  await page.getByRole('alert').getByText('كلمة المرور الحالية غير صحيحة').waitFor()
  await give(password)
  const dialog = page.getByRole('dialog', { name: 'التحقق بخطوتين' })
  await dialog.getByRole('img', { name: 'صورة مربّعة لتطبيق المصادقة' }).waitFor()
  expect(await violations(page)).toEqual([])
  const secret = (await dialog.locator('code, pre').first().textContent())!.trim()
  await dialog.getByLabel('الرمز الظاهر في التطبيق').fill(codeOf(secret))
  await page.keyboard.press('Enter')
  const codes = page.getByRole('dialog', { name: 'رموز الاحتياط' })
  const backup = (await codes.locator('code, pre').first().textContent())!.trim().split('\n')
  expect(backup.length).toBeGreaterThanOrEqual(8)
  await codes.getByRole('button', { name: 'حفظتها' }).click()
  await page.getByText('مفعّل', { exact: true }).waitFor()

  await signOut(page)
  await signIn(page, member.email)
  const code = page.getByLabel('رمز التحقق')
  await code.fill('000000')
  await page.keyboard.press('Enter')
  await page.getByRole('alert').getByText('الرمز غير صحيح').waitFor()
  expect(await violations(page)).toEqual([])
  // In Arabic digits. It is the next code, because each works once.
  await code.fill(codeOf(secret, 1).replace(/\d/g, (digit) => '٠١٢٣٤٥٦٧٨٩'[Number(digit)]!))
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: /^حساب/ }).waitFor()

  await signOut(page)
  await signIn(page, member.email)
  await page.getByRole('button', { name: /استعمل رمز احتياط/ }).click()
  await page.getByLabel('رمز الاحتياط').fill(backup[0]!)
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: /^حساب/ }).waitFor()

  await page.goto(`${newsroom.url}/newsroom/account`)
  await page.getByRole('button', { name: 'أوقف', exact: true }).click()
  await give(password)
  await page.getByText('غير مفعّل', { exact: true }).waitFor()
  expect(page.complaints).toEqual([])
  await newsroom.leave(page)
})

test('a passkey is added, signs in without a password, and is removed', { tags: 'long' }, async () => {
  const { page } = await newsroom.enter('editor', '/newsroom/account', { isAlone: true })
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('WebAuthn.enable')
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      ...{ protocol: 'ctap2', transport: 'internal', hasResidentKey: true },
      ...{ hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true },
    },
  })
  await page.getByRole('button', { name: 'أضف مفتاحًا لهذا الجهاز' }).click()
  await page.getByText('أُضيف المفتاح').waitFor()
  await page.getByText(/مفتاح Chrome على/).waitFor()
  expect(await violations(page)).toEqual([])
  await signOut(page)
  await page.getByRole('button', { name: 'ادخل بمفتاح مرور' }).click()
  await page.getByRole('button', { name: /^حساب/ }).waitFor()
  await page.goto(`${newsroom.url}/newsroom/account`)
  await page.getByRole('button', { name: /^احذف «مفتاح/ }).click()
  await page.getByRole('dialog', { name: 'حذف مفتاح المرور' }).getByRole('button', { name: 'احذف' }).click()
  await page.getByText('لا مفاتيح بعد').waitFor()
  expect(page.complaints).toEqual([])
  await newsroom.leave(page)
})

test('a passkey without user verification is refused, and the screen says why', {
  tags: 'long',
}, async () => {
  const { page } = await newsroom.enter('editor', '/newsroom/account', { isAlone: true })
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('WebAuthn.enable')
  const device = async (hasUserVerification: boolean) => {
    const options = {
      ...{ protocol: 'ctap2' as const, transport: 'internal' as const, hasResidentKey: true },
      ...{ hasUserVerification, isUserVerified: hasUserVerification, automaticPresenceSimulation: true },
    }
    return (await devtools.send('WebAuthn.addVirtualAuthenticator', { options })).authenticatorId
  }
  // Changes the browser's request on its way, as the holder of a stolen device could.
  const asked: string[] = []
  await page.route('**/passkey/generate-*-options*', async (route) => {
    const answer = await route.fetch()
    const json = await answer.json()
    asked.push(json.authenticatorSelection?.userVerification ?? json.userVerification)
    if (json.authenticatorSelection) json.authenticatorSelection.userVerification = 'discouraged'
    else json.userVerification = 'discouraged'
    await route.fulfill({ response: answer, json })
  })
  const refused = page.getByRole('alert').getByText('لم يطلب جهازك بصمة ولا وجهًا')

  const bare = await device(false)
  await page.getByRole('button', { name: 'أضف مفتاحًا لهذا الجهاز' }).click()
  await refused.waitFor()
  await page.getByText('لا مفاتيح بعد').waitFor()
  await devtools.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId: bare })

  await device(true)
  await page.unroute('**/passkey/generate-*-options*')
  await page.getByRole('button', { name: 'أضف مفتاحًا لهذا الجهاز' }).click()
  await page.getByText('أُضيف المفتاح').waitFor()
  await signOut(page)
  await page.route('**/passkey/generate-*-options*', async (route) => {
    const answer = await route.fetch()
    const json = await answer.json()
    asked.push(json.userVerification)
    await route.fulfill({ response: answer, json: { ...json, userVerification: 'discouraged' } })
  })
  await page.getByRole('button', { name: 'ادخل بمفتاح مرور' }).click()
  await refused.waitFor()
  expect((await page.request.get(`${newsroom.url}/api/v1/me`)).status()).toBe(401)
  expect(asked).toEqual(['required', 'required'])
  await page.unroute('**/passkey/generate-*-options*')
  await page.getByRole('button', { name: 'ادخل بمفتاح مرور' }).click()
  await page.getByRole('button', { name: /^حساب/ }).waitFor()
  await newsroom.leave(page)
})

test('a newsroom that requires a second factor opens the account page, and works once it is set up', {
  tags: 'long',
}, async () => {
  const { page } = await newsroom.enter('administrator', '/newsroom/publication')
  const { page: phonePage, member } = await newsroom.enter('reporter', '/newsroom', { viewport: phone })
  const box = page.getByRole('checkbox', { name: 'التحقق بخطوتين لكل الفريق' })
  await box.check()
  await page.getByText('لم تفعّله في حسابك بعد').waitFor()
  expect(await violations(page)).toEqual([])
  await page.getByRole('button', { name: 'احفظ', exact: true }).click()
  await page.getByRole('alert').getByText('صارت غرفة الأخبار تطلب التحقق بخطوتين').waitFor()
  await page.getByRole('alert').getByRole('link', { name: 'إلى حسابي' }).click()
  const title = 'فعّل التحقق بخطوتين لتدخل إلى غرفة الأخبار'
  await page.getByText(title).waitFor()
  expect(await page.getByRole('link', { name: 'المواد' }).count()).toBe(0)
  expect(await violations(page)).toEqual([])

  await phonePage.goto(`${newsroom.url}/newsroom/articles`)
  await phonePage.getByText(title).waitFor()
  expect(new URL(phonePage.url()).pathname).toBe('/newsroom/account')
  expect(await violations(phonePage)).toEqual([])
  expect(await member.get('/articles')).toMatchObject({ status: 403, body: { reason: 'second-factor' } })

  await page.getByRole('button', { name: 'فعّل', exact: true }).click()
  await page.getByRole('dialog').getByLabel('كلمة المرور الحالية').fill(password)
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'التحقق بخطوتين' })
  const secret = (await dialog.locator('code, pre').first().textContent())!.trim()
  await dialog.getByLabel('الرمز الظاهر في التطبيق').fill(codeOf(secret))
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'حفظتها' }).click()
  await page.getByText(title).waitFor({ state: 'hidden' })
  await page.getByRole('link', { name: 'سجل النشاط' }).first().click()
  await page.getByText('التحقق بخطوتين لكل الفريق: من لا إلى نعم').waitFor()
  expect(await violations(page)).toEqual([])
  await newsroom.database.pool.query('update publication set require_second_factor = false')
  await newsroom.leave(page)
  await newsroom.leave(phonePage)
})

test('sessions are listed with their devices; ending one signs out its screen', {
  tags: 'long',
}, async () => {
  const userAgent =
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1'
  const { page, member } = await newsroom.enter('editor', '/newsroom/account')
  const strange = await newsroom.open('/newsroom/account', { viewport: phone, userAgent })
  await signIn(strange, member.email)
  await strange.getByRole('heading', { level: 1, name: 'حسابي' }).waitFor()
  await page.reload()
  await page.getByRole('button', { name: 'أنهِ الجلسة على Safari على iPhone' }).click()
  await page.getByText('انتهت الجلسة.').waitFor()
  await strange.reload()
  await strange.getByRole('heading', { name: 'ادخل إلى غرفة الأخبار' }).waitFor()
  await newsroom.leave(page)
  await newsroom.leave(strange)
})

test('a new password ends the other sessions and replaces the old password', { tags: 'long' }, async () => {
  const { page, member } = await newsroom.enter('reporter', '/newsroom/account')
  const next = 'كلمة أخرى طويلة'
  await page.getByLabel('كلمة المرور الحالية').fill(password)
  await page.getByLabel('كلمة المرور الجديدة').fill(next)
  await page.getByRole('button', { name: 'غيّر كلمة المرور' }).click()
  await page.getByText('غُيّرت كلمة المرور').waitFor()
  await signOut(page)
  await signIn(page, member.email)
  await page.getByRole('alert').waitFor()
  await signIn(page, member.email, next)
  await page.getByRole('button', { name: /^حساب/ }).waitFor()
  await newsroom.leave(page)
})

test('the account page is accessible and fits on a desktop and a phone, light and dark', async () => {
  const { page } = await newsroom.enter('editor', '/newsroom/account')
  await page.getByText('هذه الجلسة').waitFor()
  for (const viewport of [desktop, phone]) {
    await page.setViewportSize(viewport)
    expect([await violationsInBothSchemes(page), await overhang(page)]).toEqual([[], 0])
  }
  await newsroom.leave(page)
})
