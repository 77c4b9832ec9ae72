/** Every feature. The navigation has their places in this order. */
import { accounts } from '../accounts/feature.ts'
import { agencies } from '../agencies/feature.ts'
import { audit } from '../audit/feature.ts'
import { brand } from '../brand/feature.ts'
import { breaking } from '../breaking/feature.ts'
import { calendar } from '../calendar/feature.ts'
import { channel } from '../channel/feature.ts'
import { comments } from '../comments/feature.ts'
import { desk } from '../desk/feature.ts'
import { front } from '../front/feature.ts'
import { imports } from '../imports/feature.ts'
import { layouts } from '../layouts/feature.ts'
import { live } from '../live/feature.ts'
import { moduleList } from '../module-list/feature.ts'
import { modules } from '../modules/feature.ts'
import { newsletter } from '../newsletter/feature.ts'
import { pages } from '../pages/feature.ts'
import { people } from '../people/feature.ts'
import { pictures } from '../pictures/feature.ts'
import { programmes } from '../programmes/feature.ts'
import { redirects } from '../redirects/feature.ts'
import { sections } from '../sections/feature.ts'
import type { Feature } from '../session/feature.ts'
import { settings } from '../settings/feature.ts'
import { staff } from '../staff/feature.ts'
import { stories } from '../stories/feature.ts'
import { synonyms } from '../synonyms/feature.ts'
import { tokens } from '../tokens/feature.ts'
import { topics } from '../topics/feature.ts'
import { webhooks } from '../webhooks/feature.ts'
import { writing } from '../writing/feature.ts'

export const features: Feature[] = [
  ...[desk, writing, live, calendar, comments, pictures, front, breaking, stories],
  ...[layouts, topics, people, agencies, synonyms, programmes, channel, newsletter, sections, pages],
  ...[redirects, settings, brand, staff, tokens, webhooks, imports, moduleList, audit, accounts, modules],
]
