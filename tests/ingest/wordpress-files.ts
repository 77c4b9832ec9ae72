/** Small exports of WordPress, as text. */
export interface GivenItem {
  id: number
  type?: string
  status?: string
  title?: string
  content?: string
  date?: string
  gmt?: string
  slug?: string
  /** More elements of the item. */
  more?: string
}

const cdata = (text: string) => `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`

export const itemXml = ({ id, type = 'post', status = 'publish', ...given }: GivenItem) => `<item>
<title>${cdata(given.title ?? `خبر ${id}`)}</title><link>https://old.example/?p=${id}</link>
<dc:creator>${cdata('noor')}</dc:creator><guid isPermaLink="false">https://old.example/?p=${id}</guid>
<content:encoded>${cdata(given.content ?? '')}</content:encoded><excerpt:encoded><![CDATA[]]></excerpt:encoded>
<wp:post_id>${id}</wp:post_id><wp:post_date>${given.date ?? '2019-03-01 12:00:00'}</wp:post_date>
<wp:post_date_gmt>${given.gmt ?? '2019-03-01 10:00:00'}</wp:post_date_gmt><wp:comment_status>open</wp:comment_status>
<wp:post_name>${given.slug ?? `item-${id}`}</wp:post_name><wp:status>${status}</wp:status>
<wp:post_parent>0</wp:post_parent><wp:menu_order>0</wp:menu_order><wp:post_type>${type}</wp:post_type>
<wp:post_password></wp:post_password><wp:is_sticky>0</wp:is_sticky>${given.more ?? ''}</item>
`

export const metaXml = (values: Record<string, string>) =>
  Object.entries(values)
    .map(
      ([key, value]) =>
        `<wp:postmeta><wp:meta_key>${key}</wp:meta_key><wp:meta_value>${cdata(value)}</wp:meta_value></wp:postmeta>`,
    )
    .join('')

export const exportXml = (
  items: string,
  { version = '1.2', head = '' } = {},
) => `<?xml version="1.0" encoding="UTF-8" ?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/${version}/excerpt/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:wp="http://wordpress.org/export/${version}/">
<channel><title>صحيفة المرفأ</title><link>https://old.example</link><language>ar</language>
<wp:wxr_version>${version}</wp:wxr_version><wp:base_site_url>https://old.example</wp:base_site_url>
${head}${items}</channel></rss>`

export async function collected<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = []
  for await (const item of items) list.push(item)
  return list
}
