/** The real program with a mail server, as readers meet it: cookies kept, forms sent, links opened. */
import { setTimeout as wait } from 'node:timers/promises'
import { editPublication } from '../../src/content/publication/publication.ts'
import { execute } from '../../src/kernel/run.ts'
import {
  desk,
  eventually,
  newsroomDatabase,
  type Program,
  startProgram,
  type TestDatabase,
  untilReady,
} from '../harness.ts'
import { type Mail, type Mailbox, openMailbox } from '../mailbox.ts'

export interface Readers {
  newsroom: TestDatabase
  db: TestDatabase['db']
  program: Program
  url: string
  mailbox: Mailbox
  /** A visitor with cookies and an address. */
  visitor(address?: string): Visitor
  /** The page until it says something. */
  untilPage(path: string, says: string): Promise<string>
  close(): Promise<void>
}

export interface Answer {
  status: number
  html: string
  /** The target of the redirect, otherwise the requested path. */
  path: string
  headers: Headers
}

export interface Visitor {
  get(path: string): Promise<Answer>
  /** Sends a form and follows where it leads. */
  send(path: string, fields: Record<string, string>): Promise<Answer>
}

type Settings = Parameters<typeof editPublication.run>[1]

export async function openReadersProgram(settings: Partial<Settings> = {}): Promise<Readers> {
  const newsroom = await newsroomDatabase()
  await execute(newsroom.db, desk, editPublication, settings)
  const mailbox = await openMailbox()
  const program = await startProgram({
    DATABASE_URL: newsroom.url,
    ...mailbox.env,
    TRUSTED_PROXIES: '127.0.0.1',
  })
  await untilReady(program.url)
  const { url } = program

  function visitor(address = '127.0.0.1'): Visitor {
    const jar = new Map<string, string>()
    async function request(path: string, init: RequestInit = {}): Promise<Answer> {
      const answer = await fetch(url + path, {
        ...init,
        redirect: 'manual',
        headers: {
          cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '),
          'x-forwarded-for': address,
          ...init.headers,
        },
      })
      for (const cookie of answer.headers.getSetCookie()) {
        const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie)!
        if (/max-age=0/i.test(cookie)) jar.delete(name!)
        else jar.set(name!, value!)
      }
      const location = answer.headers.get('location')
      if (location && answer.status === 303) return request(location)
      return { status: answer.status, html: await answer.text(), path, headers: answer.headers }
    }
    return {
      get: (path) => request(path),
      send: (path, fields) =>
        request(path, { method: 'POST', headers: { origin: url }, body: new URLSearchParams(fields) }),
    }
  }

  return {
    ...{ newsroom, db: newsroom.db, program, url, mailbox, visitor },
    async untilPage(path, says) {
      let html = ''
      await eventually(`${path} says ${says}`, async () => {
        html = await (await fetch(url + path)).text()
        return html.includes(says)
      })
      return html
    },
    async close() {
      await program.stop()
      await wait(0)
      await mailbox.close()
      await newsroom.drop()
    },
  }
}

/** The path of the link in a mail. */
export function linkIn(mail: Mail): string {
  const path = /\/readers\/link\/[\w-]+/.exec(mail.text ?? '')?.[0]
  if (!path) throw new Error(`The mail has no link: ${mail.text}`)
  return path
}
