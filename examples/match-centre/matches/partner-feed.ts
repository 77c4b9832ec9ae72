/** A feed for partners who take headlines alone: one line each, with tabs between date, address and headline. */
import type { FeedFormat } from 'nashra'

const oneLine = (text: string) => text.replace(/\s+/g, ' ')

export const partnerFeed: FeedFormat = {
  ending: 'tsv',
  contentType: 'text/tab-separated-values; charset=utf-8',
  write: ({ items }) =>
    ['published\turl\theadline', ...items.map((item) => lineOf(item))].join('\n').concat('\n'),
}

const lineOf = ({ publishedAt, url, title }: Parameters<FeedFormat['write']>[0]['items'][number]) =>
  [publishedAt.toISOString(), url, oneLine(title)].join('\t')
