/** The look of the demonstration: its colours, its menu and the columns at its foot. */
import type { Colours } from '../../../content/brand/shape.ts'

/** The green of the sea. */
export const demoAccent = '#0b6a5b'

export const demoColours: Colours = {
  paper: { light: '#fdfcf9', dark: '#11171a' },
  tint: { light: '#f1f1ea', dark: '#1a2225' },
  ink: { light: '#13201f', dark: '#e9ece8' },
  quiet: { light: '#52605d', dark: '#a6b0ad' },
  rule: { light: '#d9dad1', dark: '#344043' },
}

interface MenuLine {
  /** The key of a section; a line without one is a link. */
  section?: string
  link?: { label: string; url: string }
  /** The names and addresses below it. */
  below?: { label: string; url: string }[]
}

const story = (label: string) => ({ label, url: `/stories/${label.replaceAll(' ', '-')}` })

export const demoMenu: MenuLine[] = [
  { section: 'world' },
  { section: 'politics' },
  { section: 'economy' },
  { section: 'sport', below: [story('كأس الزمرد'), story('الشوط الثالث')] },
  { section: 'culture' },
  { section: 'science' },
  { section: 'society' },
  { section: 'opinion' },
  { link: { label: 'فيديوهات', url: '/videos' } },
]

/** The first column has the sections, after their names. */
export const demoFooter = [
  {
    heading: 'خدمات',
    links: [
      { label: 'آخر الأخبار', url: '/latest' },
      { label: 'ملفات', url: '/stories' },
      { label: 'مباشر', url: '/live' },
      { label: 'أين يمكنك متابعتنا', url: '/follow' },
    ],
  },
  {
    heading: 'نشرة',
    links: [
      { label: 'من نحن', url: '/pages/about' },
      { label: 'اتصل بنا', url: '/pages/contact' },
      { label: 'الخصوصية', url: '/pages/privacy' },
      { label: 'سياسة التصحيح', url: '/pages/corrections' },
    ],
  },
]
