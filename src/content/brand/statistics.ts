/** The publisher's own statistics server: the rules for its address and for the id of the site there. */
import { z } from 'zod'
import { siteIds, statisticsServers } from '../../values/statistics.ts'

/** Plain names of folders alone: the address becomes part of a policy and of a script's address. */
const address = z
  .string()
  .trim()
  .max(300)
  .refine(
    (text) =>
      /^https:\/\/[a-z\d-]+(\.[a-z\d-]+)+(:\d{1,5})?(\/[\w-]+)*\/?$/i.test(text) && URL.canParse(text),
    'must be the https address of the server, such as https://stats.example.org or https://example.org/matomo',
  )
  .transform((text) => new URL(text.replace(/\/?$/, '/')).href)

export const statistics = z
  .strictObject({
    server: z.enum(statisticsServers),
    url: address,
    siteId: z.string().trim().max(253).default(''),
  })
  .refine(({ server, siteId }) => siteIds[server].test(siteId), {
    path: ['siteId'],
    message:
      'must be the id that the server gives the site: a number of Matomo, a domain of Plausible, a UUID of Umami, nothing of GoatCounter',
  })
