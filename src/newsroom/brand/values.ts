/** The brand as the screen holds it. */
import type { AnswerOf, BodyOf } from '../api.ts'
import type { Form } from '../ui/forms/form.ts'

export type Loaded = AnswerOf<'get', '/publication/brand'>
export type Brand = Omit<Loaded, 'version' | 'files' | 'folder' | 'licences' | 'missingLinks'>
/** With the two colours that are settings of the publication. */
export type Values = Brand & { accent: string; breakingColour: string }
export type BrandForm = Form<Values> & { isUnsaved(member: keyof Values): boolean }
export type PreviewOfBrand = Extract<BodyOf<'post', '/previews'>['target'], { kind: 'brand' }>

/** The program's colours, from which an own palette begins. */
export const usualPalette: NonNullable<Brand['colours']> = {
  paper: { light: '#fcfbf8', dark: '#14161a' },
  tint: { light: '#f3f1ec', dark: '#1d2025' },
  ink: { light: '#15171b', dark: '#ece9e3' },
  quiet: { light: '#565a62', dark: '#aaa8a2' },
  rule: { light: '#dcd8cf', dark: '#363a41' },
}

const tabs: Record<string, string> = {
  ...{ logo: 'marks', logoDark: 'marks', icon: 'marks', shareImage: 'marks' },
  ...{ accent: 'colours', breakingColour: 'colours' },
  ...{ adsTxt: 'known', securityTxt: 'known', verification: 'known' },
}

/** The tab with the field of an error: 'adsTxt' is in 'known', 'menu.0.url' in 'menu'. */
export function tabOf(path: string): string {
  const [member = ''] = path.split('.')
  return tabs[member] ?? member
}

const isAddress = (url: string) => /^(\/(?!\/)|https?:\/\/[^/])/.test(url.trim())

/** The brand for the preview. Null while it is incomplete, because the site would refuse it. */
export function previewOf(values: Values): PreviewOfBrand {
  const { logo, logoDark, colours, faces, announcement, accent, breakingColour } = values
  const isWhole = ({ label, ...rest }: { label: string; url?: string }) =>
    'sectionId' in rest || (label.trim() !== '' && isAddress(rest.url ?? ''))
  const menu = values.menu?.filter(isWhole).map((entry) => ({ ...entry, items: entry.items.filter(isWhole) }))
  const footer = values.footer
    ?.map((column) => ({ ...column, links: column.links.filter(isWhole) }))
    .filter(({ heading, links }) => heading.trim() !== '' && links.length > 0)
  return {
    kind: 'brand',
    brand: {
      ...{ logo, logoDark, colours, faces },
      menu: menu?.length ? menu : null,
      footer: footer?.length ? footer : null,
      announcement: announcement?.text.trim()
        ? { text: announcement.text, url: isAddress(announcement.url) ? announcement.url : '' }
        : null,
    },
    ...{ accent, breakingColour },
  }
}
