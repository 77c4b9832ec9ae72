/** Saved pages, and pages of a list of addresses, as an export, which the import of WordPress brings in. */
import { type FoundArticle, type MadeExport, writeExport } from '../archive/as-export.ts'
import { fetchText } from '../archive/fetch-text.ts'
import type { Loss } from '../archive/loss.ts'
import { SourceError } from '../archive/run.ts'
import { openSources } from '../archive/sources.ts'
import { type FoundOptions, isWebAddress, textOfFile } from '../feeds/export.ts'
import { type ReadPage, readWebPage } from './read.ts'

/** The limits of one import. */
const mostPages = 20_000
const mostMs = 3 * 3_600_000

async function* pagesOf({ paths, outbound, signal }: FoundOptions, losses: Loss[]): AsyncGenerator<ReadPage> {
  const startedAt = Date.now()
  let fetched = 0
  const lose = (kind: string, detail: string) => void losses.push({ kind, detail })
  const read = (html: string, address: string, name: string): ReadPage[] => {
    const page = readWebPage(html, address)
    if (!page) lose('pages without a text', name)
    return page ? [page] : []
  }
  async function* fetchPage(address: string): AsyncGenerator<ReadPage> {
    signal?.throwIfAborted()
    if (++fetched > mostPages || Date.now() - startedAt > mostMs)
      return lose('pages beyond the limits of one import', address)
    const answer = outbound ? await fetchText(outbound, address, signal) : 'nothing may be fetched'
    if (typeof answer === 'string') lose('pages that cannot be fetched', `${address}: ${answer}`)
    else yield* read(answer.text, answer.address, address)
  }
  for (const address of paths.filter(isWebAddress)) yield* fetchPage(address)
  const given = paths.filter((path) => !isWebAddress(path))
  if (given.length === 0) return
  const sources = await openSources(given)
  try {
    for (const file of sources.files) {
      signal?.throwIfAborted()
      const isPage = /\.(x?html?)$/i.test(file)
      if (!isPage && !/\.(txt|csv|list)$/i.test(file)) continue
      const content = await textOfFile(file)
      if (typeof content === 'string') lose('files that cannot be read', `${file}: ${content}`)
      else if (isPage) yield* read(content.text, '', file)
      else
        for (const line of content.text
          .split(/\r?\n/)
          .map((one) => one.trim())
          .filter(isWebAddress))
          yield* fetchPage(line)
    }
  } finally {
    await sources.close()
  }
}

/** @throws SourceError when no page has a text, or nothing says which site they are of */
export async function exportOfPages(options: FoundOptions): Promise<MadeExport> {
  const losses: Loss[] = []
  const pages = pagesOf(options, losses)
  const start = await pages.next()
  if (start.done)
    throw new SourceError(`There is no page with a text${losses[0] ? `: ${losses[0].detail}` : ''}.`)
  const { article, site, language } = start.value
  const address = options.site ?? (article.address ? new URL(article.address).origin : '')
  if (!address) throw new SourceError('The pages do not say the address of their site. Add --site https://….')
  async function* articles(): AsyncGenerator<FoundArticle> {
    yield article
    for await (const page of pages) yield page.article
  }
  return writeExport({ title: site, language, address, timeZone: options.timeZone }, articles(), losses)
}
