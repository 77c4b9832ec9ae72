/** Reads the newsletter's forms. */
import { HTTPException } from 'hono/http-exception'
import type { Ask } from '../context.ts'

export interface NewsletterForm {
  email: string
  daily: boolean
  breaking: boolean
  sectionIds: number[]
}

const idPattern = /^[1-9]\d{0,8}$/

export async function readNewsletterForm(c: Ask): Promise<NewsletterForm> {
  const body = await c.req.parseBody({ all: true }).catch(() => {
    throw new HTTPException(400)
  })
  const all = (name: string) =>
    [body[name] ?? []].flat().filter((value): value is string => typeof value === 'string')
  const sections = all('section')
  if (sections.length > 100 || !sections.every((text) => idPattern.test(text))) throw new HTTPException(400)
  return {
    email: all('email')[0] ?? '',
    daily: all('daily').length > 0,
    breaking: all('breaking').length > 0,
    sectionIds: sections.map(Number),
  }
}
