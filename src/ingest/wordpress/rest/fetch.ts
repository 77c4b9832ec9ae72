/** Asks a WordPress that runs for what its export leaves out, with an application password of one of its users. */
import { type Outbound, readBounded } from '../../../platform/outbound.ts'
import { SourceError } from '../../archive/run.ts'
import { addAnswer, noRestSite, type RestSite } from './answers.ts'

const largest = 16 * 1024 * 1024
const pageSize = 100
/** Ten thousand users. */
const mostPages = 100

const isThisMachine = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/

const parts = ['settings?', 'menus?per_page=100&', 'users?context=edit&']

/**
 * `login`: "name:application password". What the user may not read is a loss.
 * @throws SourceError when the site does not answer, or refuses the password
 */
export async function fetchAnswers(
  outbound: Outbound,
  address: string,
  login: string,
  signal: AbortSignal,
): Promise<RestSite> {
  const { protocol, hostname } = new URL(address)
  if (protocol !== 'https:' && !isThisMachine.test(hostname))
    throw new SourceError(`Anybody on the way could read the password at ${address}. Add --site https://….`)
  const site = noRestSite()
  const headers = {
    Authorization: `Basic ${Buffer.from(login).toString('base64')}`,
    Accept: 'application/json',
  }

  async function ask(path: string): Promise<{ answer: unknown; pages: number }> {
    const url = new URL(`${address.replace(/\/+$/, '')}/wp-json/${path}`)
    const response = await outbound.ask(url, { headers, signal })
    const bytes = await readBounded(response, largest)
    if (response.status !== 200 || !bytes) throw new Error(`${url.pathname}: status ${response.status}`)
    return {
      answer: JSON.parse(bytes.toString('utf8')),
      pages: Number(response.headers.get('x-wp-totalpages') ?? 1),
    }
  }

  try {
    addAnswer(site, (await ask('')).answer)
  } catch (error) {
    signal.throwIfAborted()
    throw new SourceError(`The old site does not answer: ${(error as Error).message}.`)
  }
  for (const part of parts)
    try {
      let pages = 1
      for (let page = 1; page <= Math.min(pages, mostPages); page++) {
        const isList = part.startsWith('users')
        const one = await ask(`wp/v2/${part}${isList ? `per_page=${pageSize}&page=${page}` : ''}`)
        addAnswer(site, one.answer)
        pages = isList ? one.pages : 1
      }
    } catch (error) {
      signal.throwIfAborted()
      site.losses.push({
        kind: 'answers that the old WordPress refused',
        detail: (error as Error).message,
      })
    }
  return site
}
