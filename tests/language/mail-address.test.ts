/** Addresses of mailboxes in any script, as people type and paste them. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { fromAccount, mailAddress, toAccount } from '../../src/language/mail-address.ts'

test.each([
  ['user@مثال.السعودية', 'user@xn--mgbh0fb.xn--mgberp4a5d4ar'],
  ['user@xn--mgbh0fb.xn--mgberp4a5d4ar', 'user@xn--mgbh0fb.xn--mgberp4a5d4ar'],
  ['müller@example.de', 'müller@example.de'],
  ['محمد@مثال.السعودية', 'محمد@xn--mgbh0fb.xn--mgberp4a5d4ar'],
  ['\u200fa@mail.example\u202a', 'a@mail.example'],
  ['\ufeff\u2066a.b+news@Mail.Example\u2069 ', 'a.b+news@mail.example'],
  ["o'neil@mail.example", "o'neil@mail.example"],
  ['u\u0308ber@mail.example', 'über@mail.example'],
])('%j is valid', (typed, kept) => {
  expect(mailAddress(typed)).toBe(kept)
  expect(mailAddress(kept)).toBe(kept)
})

test.each([
  ...['', '@', 'a', 'a@', '@mail.example', 'a@localhost', 'a@127.0.0.1', 'a@[::1]', 'a b@mail.example'],
  ...['a@mail.example, b@mail.example', 'A <a@mail.example>', 'a@b@mail.example', 'a..b@mail.example'],
  ...['a@mail.example/x', 'a@mail.example:25', 'a@-mail.example', 'a@mail..example', 'a@mail.example?x'],
  ...['a@mail.example\r\nBcc: b@mail.example', 'a\u0000@mail.example', `${'م'.repeat(33)}@mail.example`],
  ...['"a"@mail.example', 'a@mail.123', 'a@x%2ey.example'],
])('%j is invalid', (typed) => {
  expect(mailAddress(typed)).toBeNull()
})

test('the accounts library accepts the normalised address, and normalising twice changes nothing', () => {
  for (const address of ['user@xn--mgbh0fb.xn--mgberp4a5d4ar', 'محمد@mail.example', 'o!k@mail.example']) {
    expect(z.email().safeParse(toAccount(address)).success).toBe(true)
    expect(fromAccount(toAccount(address))).toBe(address)
  }
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 20 }), (local) => {
      const address = mailAddress(`${local}@mail.example`)
      if (address === null) return
      expect(z.email().safeParse(toAccount(address)).success, address).toBe(true)
      expect(fromAccount(toAccount(address))).toBe(address)
      expect(address).not.toMatch(/[\s\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff<>,;"]/u)
    }),
  )
})
