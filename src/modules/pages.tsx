/** Pages of the newsroom's own modules, with their own addresses, inside the site's frame. */
import type { Plan } from '../delivery/contract.ts'
import { htmlPlan, notFoundPlan } from '../site/frame/plan.ts'
import { readLocale } from '../site/locale.tsx'
import type { Route, SiteReadContext } from '../site/route.ts'
import { checkedMarkup, contained } from './contain.ts'
import { markupOf } from './html.ts'
import type { Module } from './module.ts'
import type { Page, PageHead, PageParams } from './site-shape.ts'

/** No fragment of the product begins like this. */
export const fragmentName = (module: string, kind: 'page' | 'slot', name: string | number) =>
  `x.${module}.${kind}.${name}`

const longest = 600
const failed = { title: '', failed: true } as const

export function pageRoute(module: Module, page: Page): Route {
  const name = fragmentName(module.name, 'page', page.name)
  const pattern = page.path.split('/').slice(1)
  const contribution = { module: module.name, kind: 'page' as const, name: page.name }

  /** The argument of the page's key is its address. */
  function match(segments: string[], query: URLSearchParams): string | null {
    if (segments.length !== pattern.length) return null
    if (!pattern.every((part, at) => isParam(part) || part === segments[at])) return null
    const path = `/${segments.map(encodeURIComponent).join('/')}`
    const search = new URLSearchParams(
      (page.query ?? []).flatMap((key) => {
        const value = query.get(key)
        return value ? [[key, value]] : []
      }),
    ).toString()
    const address = search ? `${path}?${search}` : path
    return address.length > longest ? null : address
  }

  function paramsOf(address: string): PageParams {
    const [path = '', query = ''] = address.split('?')
    const segments = path.split('/').slice(1).map(decodeURIComponent)
    return {
      ...Object.fromEntries(
        pattern.flatMap((part, at) => (isParam(part) ? [[part.slice(1, -1), segments[at]!]] : [])),
      ),
      ...Object.fromEntries(new URLSearchParams(query)),
    }
  }

  /** Null when the page does not exist. */
  const headOf = (readContext: SiteReadContext, address: string) =>
    readContext.shared(`${name}:${address}`, (once) =>
      contained<PageHead | null, PageHead | typeof failed | null>(once, contribution, `head ${address}`, {
        run: async (read) => page.head(read, paramsOf(address)),
        accept: (head) => {
          if (head !== null && typeof head?.title !== 'string')
            throw new Error('head must return a title or null.')
          return head
        },
        empty: failed,
        off: null,
      }),
    )

  return {
    name,
    match,

    async plan(readContext, address): Promise<Plan> {
      const head = await headOf(readContext, address)
      if (head === null) return notFoundPlan(readContext)
      return htmlPlan(readContext, {
        key: `${name}:${address}`,
        canonical: address,
        body: [`${name}:${address}`, 'headlines'],
      })
    },

    async head(readContext, address) {
      const head = await headOf(readContext, address)
      if (!head || 'failed' in head)
        return { title: (await readLocale(readContext)).messages.unavailableTitle, kind: 'page' }
      return {
        title: head.title,
        kind: 'page',
        ...(head.description ? { description: head.description } : {}),
        ...(head.noindex ? {} : { address }),
      }
    },

    fragments: {
      async [name](readContext, address) {
        const made = await contained(readContext, contribution, address, {
          run: async (read) => page.render(read, paramsOf(address)),
          accept: async (answer) => checkedMarkup(await markupOf(answer), module.csp?.['frame-src'] ?? []),
          empty: '',
        })
        return `<main id="main" class="page" data-module="${module.name}">${made || (await unavailable(readContext))}</main>`
      },
    },
  }
}

const isParam = (part: string) => part.startsWith('{')

async function unavailable(readContext: SiteReadContext): Promise<string> {
  const { messages } = await readLocale(readContext)
  return String(
    <>
      <h1>{messages.unavailableTitle}</h1>
      <p>{messages.unavailableText}</p>
    </>,
  )
}
