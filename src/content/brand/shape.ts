/** The members of a brand, and the rules for each. */
import { z } from 'zod'
import { colour, id, isLink, line, mailbox, moment, requiredLine } from '../../kernel/fields.ts'
import { cleanProse } from '../../language/clean-text.ts'
import { leastContrast } from '../../language/contrast.ts'
import { crawlerNames } from '../../values/crawlers.ts'
import { faceBytes, faceKeys, mostFaceBytes } from '../../values/faces.ts'
import { weakContrasts } from './contrasts.ts'
import { isVerificationFile } from './files-at-root.ts'
import { statistics } from './statistics.ts'

/** A page of the site ('/pages/about') or an address elsewhere. */
export const link = z
  .string()
  .trim()
  .max(2_000)
  .refine(isLink, 'must be a path of the site such as /pages/about, or an http(s) address')

/** The name of a file that was sent before: see `brand_files`. */
export const fileId = z.string().regex(/^[0-9a-f]{32}$/, 'must be the id of a file that was sent')
const picture = fileId.nullable()

const shade = z.strictObject({ light: colour, dark: colour })
export const shadeNames = ['paper', 'tint', 'ink', 'quiet', 'rule'] as const
/**
 * The background and text colours of pages, light and dark. All are required, so that each text can be
 * checked on each background.
 */
const colours = z
  .strictObject({ paper: shade, tint: shade, ink: shade, quiet: shade, rule: shade })
  .superRefine((given, ctx) => {
    for (const weak of weakContrasts(given))
      ctx.addIssue({
        ...{ code: 'custom', path: [weak.text, weak.scheme] },
        message: `${given[weak.text][weak.scheme]} on ${given[weak.ground][weak.scheme]} has a contrast of ${weak.ratio.toFixed(1)} to 1; text needs ${leastContrast}.`,
      })
  })
export type Colours = z.output<typeof colours>

const face = z.enum(faceKeys).nullable()
const faces = z
  .strictObject({ head: face, text: face })
  .refine((chosen) => faceBytes(chosen) <= mostFaceBytes, {
    path: ['text'],
    message:
      'weighs more than 80 KB together with the family of headlines: choose another one, or one for both',
  })

const address = z.strictObject({
  ...{ street: line(200), locality: line(100), region: line(100) },
  postcode: line(20),
  country: z.union([z.literal(''), z.string().regex(/^[A-Z]{2}$/, 'must be a country code such as QA')]),
})
const optionalLink = z.union([z.literal(''), link])
const publisher = z.strictObject({
  legalName: line(200),
  foundedOn: z.union([z.literal(''), z.string().regex(/^\d{4}(-\d{2}-\d{2})?$/, 'must be a year or a day')]),
  email: z.union([z.literal(''), mailbox]),
  telephone: z.union([z.literal(''), z.string().regex(/^\+?[\d\s()-]{4,30}$/, 'must be a telephone number')]),
  address,
  ...{ ethicsPolicy: optionalLink, correctionsPolicy: optionalLink, ownership: optionalLink },
})

const ownLink = z.strictObject({ label: requiredLine(60), url: link })
/** A section, under its own name unless it is given another, or a link. */
const sectionLink = z.strictObject({ sectionId: id, label: line(60).default('') })
const menuLink = z.union([sectionLink, ownLink])
const entry = { items: z.array(menuLink).max(12).default([]) }
const menuEntry = z.union([sectionLink.extend(entry), ownLink.extend(entry)])
export type MenuLink = z.output<typeof menuLink>
export type MenuEntry = z.output<typeof menuEntry>

const column = z.strictObject({ heading: requiredLine(60), links: z.array(ownLink).min(1).max(12) })

export const announcement = z.strictObject({
  text: requiredLine(200),
  url: optionalLink.default(''),
  /** When it goes by itself. */
  endsAt: moment.nullable().default(null),
})

const text = (most: number) =>
  z
    .string()
    .max(most, `is longer than ${most} characters`)
    .transform((given) => cleanProse(given.replaceAll(/\r\n?/g, '\n')).trim())

const securityTxt = text(5_000).refine(
  (given) => given === '' || (/^Contact:\s*\S/im.test(given) && /^Expires:\s*\S/im.test(given)),
  'needs a line "Contact: …" and a line "Expires: …" (RFC 9116)',
)

const verification = z.strictObject({
  metas: z
    .array(
      z.strictObject({
        name: z.string().regex(/^[\w.:-]{1,80}$/, 'must be the name of a meta tag'),
        content: requiredLine(300),
      }),
    )
    .max(20),
  files: z
    .array(
      z.strictObject({
        name: z
          .string()
          .refine(
            isVerificationFile,
            'must be a name such as google1234.html, ending in .html, .txt or .xml, which no page of the site has',
          ),
        content: text(10_000),
      }),
    )
    .max(20)
    .refine((files) => new Set(files.map(({ name }) => name)).size === files.length, 'names a file twice'),
})

const robots = z.strictObject({
  /** Named crawlers that may fetch nothing. */
  refuse: z.array(z.enum(crawlerNames)).transform((names) => [...new Set(names)]),
  /** Paths that no crawler fetches, beside those of the program. */
  disallow: z
    .array(
      z
        .string()
        .regex(/^\/[^\s#\p{Cc}\p{Cs}\p{Bidi_Control}]{0,200}$/u, 'must be a path such as /pages/draft'),
    )
    .max(100),
})

export const brandMembers = {
  ...{ logo: picture, logoDark: picture, icon: picture, shareImage: picture },
  /** Null for those of the site's folder or the program. */
  colours: colours.nullable(),
  faces,
  publisher: publisher.nullable(),
  /** Null for the sections in their order. */
  menu: z.array(menuEntry).min(1).max(20).nullable(),
  /** Null for the sections, the site's lists and its pages. */
  footer: z.array(column).max(5).nullable(),
  announcement: announcement.nullable(),
  adsTxt: text(100_000),
  securityTxt,
  verification,
  robots,
  /** Null: no third party learns of a visit. */
  statistics: statistics.nullable(),
}

const whole = z.strictObject(brandMembers)
export type Brand = z.output<typeof whole>
export type BrandMember = keyof Brand

/** The links that pages show under a brand. */
export const linksOf = ({ menu, footer, announcement }: Partial<Brand>): string[] => [
  ...(menu ?? [])
    .flatMap((entry) => [entry, ...entry.items])
    .flatMap((one) => ('url' in one ? [one.url] : [])),
  ...(footer ?? []).flatMap(({ links }) => links.map(({ url }) => url)),
  ...(announcement?.url ? [announcement.url] : []),
]

export const noBrand: Brand = {
  ...{ logo: null, logoDark: null, icon: null, shareImage: null },
  colours: null,
  faces: { head: null, text: null },
  ...{ publisher: null, menu: null, footer: null, announcement: null },
  ...{ adsTxt: '', securityTxt: '' },
  verification: { metas: [], files: [] },
  robots: { refuse: [], disallow: [] },
  statistics: null,
}
