/** Sections: the publication's departments. */
import { z } from 'zod'
import { listSections, saveSection } from '../content/sections/sections.ts'
import { route } from './route.ts'

const saved = z.object({ id: z.number(), slug: z.string() })
const fields = z.object({
  name: z.string(),
  slug: z.string().default(''),
  description: z.string().default(''),
  position: z.number().int().default(0),
})

export const sectionRoutes = [
  route({
    method: 'get',
    path: '/sections',
    name: 'listSections',
    summary: 'All sections in their order.',
    answer: z.object({
      items: z.array(
        z.object({ id: z.number(), slug: z.string(), name: z.string(), description: z.string() }),
      ),
    }),
    run: async ({ reading }) => ({ items: await listSections(reading) }),
  }),
  route({
    method: 'post',
    path: '/sections',
    name: 'createSection',
    summary: 'A new section.',
    body: fields,
    answer: saved,
    status: 201,
    run: ({ execute, body }) => execute(saveSection, body),
  }),
]
