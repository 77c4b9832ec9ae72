/** The publication's brand: its pictures, colours and faces, what frames each page, and how it is known elsewhere. */
import { z } from 'zod'
import { announcement, type Brand, brandMembers, fileId } from '../content/brand/shape.ts'
import { fileUses } from '../content/brand/tables.ts'
import { colour } from '../kernel/fields.ts'
import { operation } from './operation.ts'
import { expectedVersion, givenMoment } from './values.ts'

const file = z.object({ id: z.string(), contentType: z.string(), width: z.number(), height: z.number() })
export const brandAnswer = z
  .object({
    ...(brandMembers as unknown as { [M in keyof Brand]: z.ZodType<Brand[M]> }),
    version: z.number(),
    /** The pictures that it names. */
    files: z.array(file),
    /** Links of the menu, the footer and the announcement to pages of the site that readers cannot open. */
    missingLinks: z.array(z.string()),
    /** The addresses of the licences of the typefaces, by their keys. */
    licences: z.record(z.string(), z.string()),
    /** The parts that the site's folder has, for members that are not set here. */
    folder: z.object({
      ...{
        logo: z.boolean(),
        icon: z.boolean(),
        shareImage: z.boolean(),
        fonts: z.boolean(),
        tokens: z.boolean(),
      },
      /** Addresses of its files that the brand can have too: '/ads.txt'. */
      files: z.array(z.string()),
    }),
  })
  .meta({ id: 'Brand' })

export const brandOperations = {
  readBrand: operation({
    method: 'get',
    path: '/publication/brand',
    name: 'readBrand',
    may: 'read',
    summary: "The publication's brand, and what the site's folder gives where nothing is set.",
    answer: brandAnswer,
  }),
  putBrand: operation({
    method: 'put',
    path: '/publication/brand',
    name: 'putBrand',
    may: 'administer',
    summary: "Sets the given members of the brand. A member set to null is that of the site's folder again.",
    body: z
      .strictObject({
        ...{ ...brandMembers, accent: colour, breakingColour: colour },
        announcement: announcement.extend({ endsAt: givenMoment.nullable().default(null) }).nullable(),
      })
      .partial()
      .extend(expectedVersion),
    answer: z.object({ version: z.number() }),
  }),
  addBrandFile: operation({
    method: 'post',
    path: '/publication/brand/files',
    name: 'addBrandFile',
    may: 'administer',
    summary:
      'Uploads a picture of the brand; the body is its bytes. An SVG is cleaned. Readers see it once the brand refers to it.',
    query: z.object({ use: z.enum(fileUses) }),
    takesFile: true,
    answer: file.extend({
      /** Elements and attributes that were taken out of a drawing. */
      removed: z.array(z.string()),
    }),
  }),
  readBrandFile: operation({
    method: 'get',
    path: '/publication/brand/files/{id}',
    name: 'readBrandFile',
    may: 'anyone',
    summary:
      'Returns a picture of the brand to the staff. The session cookie, which an <img> sends, authorises.',
    params: z.object({ id: fileId }),
    givesFile: 'image/*',
  }),
}
