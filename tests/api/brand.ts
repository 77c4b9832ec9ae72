/** Sets the brand of a program as an administrator, and reads its pages. */
import type { Client } from './api.ts'

export const svg = (inner: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64">${inner}<path fill="#0b5d5e" d="M4 4h56v56H4z"/></svg>`

export const brandOf = (url: string, administrator: Client) => ({
  send: (use: string, bytes: BodyInit, by = administrator) =>
    by.send('POST', `/publication/brand/files?use=${use}`, bytes),
  put: (brand: object) => administrator.put('/publication/brand', brand),
  async page(path: string) {
    const answer = await fetch(`${url}${path}`)
    return { status: answer.status, type: answer.headers.get('content-type'), text: await answer.text() }
  },
})
