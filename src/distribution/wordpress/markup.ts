/** The comments that delimit blocks in WordPress' block editor. */
import { attributeHtml, escapeHtml } from '../../body/inline-html.ts'

const escapes: [RegExp, string][] = [
  [/--/g, '\\u002d\\u002d'],
  [/</g, '\\u003c'],
  [/>/g, '\\u003e'],
  [/&/g, '\\u0026'],
  [/\\"/g, '\\u0022'],
]

/** The attributes of a block as WordPress writes them: nothing in them can end the comment. */
function dataOf(attributes: object): string {
  if (Object.keys(attributes).length === 0) return ''
  return `${escapes.reduce((json, [found, escaped]) => json.replace(found, escaped), JSON.stringify(attributes))} `
}

export const wpBlock = (name: string, html: string, attributes: object = {}): string =>
  `<!-- wp:${name} ${dataOf(attributes)}-->\n${html}\n<!-- /wp:${name} -->`

export const caption = (html: string): string =>
  html && `<figcaption class="wp-element-caption">${html}</figcaption>`

/** A file as it stands in the export: the attachment's number and its address. */
export interface ShownMedia {
  number: number
  url: string
  type: 'picture' | 'video' | 'audio' | 'document'
  alt: string
  caption: string
  poster: string | null
  tracks: { url: string; language: string }[]
}

export const imageBlock = ({ number, url, alt }: ShownMedia, captionHtml: string): string =>
  wpBlock(
    'image',
    `<figure class="wp-block-image size-full"><img${attributeHtml('src', url)} alt="${escapeHtml(alt)}" class="wp-image-${number}"/>${caption(captionHtml)}</figure>`,
    { id: number, sizeSlug: 'full', linkDestination: 'none' },
  )

export function videoBlock({ number, url, poster, tracks }: ShownMedia, captionHtml: string): string {
  const spoken = tracks
    .map(
      ({ url: src, language }) =>
        `<track src="${escapeHtml(src)}" srclang="${escapeHtml(language)}" kind="captions"/>`,
    )
    .join('')
  const data = tracks.map(({ url: src, language }) => ({ src, srcLang: language, kind: 'captions' }))
  return wpBlock(
    'video',
    `<figure class="wp-block-video"><video controls${attributeHtml('poster', poster ?? undefined)}${attributeHtml('src', url)}>${spoken}</video>${caption(captionHtml)}</figure>`,
    { id: number, ...(data.length > 0 && { tracks: data }) },
  )
}

export const audioBlock = ({ number, url }: ShownMedia, captionHtml: string): string =>
  wpBlock(
    'audio',
    `<figure class="wp-block-audio"><audio controls${attributeHtml('src', url)}></audio>${caption(captionHtml)}</figure>`,
    { id: number },
  )

export const fileBlock = ({ number, url }: ShownMedia, title: string): string =>
  wpBlock(
    'file',
    `<div class="wp-block-file"><a${attributeHtml('href', url)}>${escapeHtml(title)}</a></div>`,
    { id: number, href: url, showDownloadButton: false },
  )

export const galleryBlock = (images: string[], titleHtml: string): string =>
  wpBlock(
    'gallery',
    `<figure class="wp-block-gallery has-nested-images columns-default is-cropped">${images.join('\n\n')}${titleHtml && `<figcaption class="blocks-gallery-caption wp-element-caption">${titleHtml}</figcaption>`}</figure>`,
    { linkTo: 'none' },
  )

export const paragraphBlock = (html: string): string => wpBlock('paragraph', `<p>${html}</p>`)
