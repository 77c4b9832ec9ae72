/** The jobs of a process by name, and which of them send something to other machines. */
import type { Kysely } from 'kysely'
import { eraseTasks } from '../content/media/erase.ts'
import { countSentMail } from '../content/outgoing/sent.ts'
import { newsletterTasks } from '../distribution/newsletter/tasks.ts'
import { pushTasks } from '../distribution/push/tasks.ts'
import { webhookTasks } from '../distribution/webhooks/tasks.ts'
import { pingTasks } from '../distribution/websub/tasks.ts'
import { importTasks } from '../ingest/archive/uploaded.ts'
import { videoTasks } from '../ingest/videos/render.ts'
import { system } from '../kernel/actor.ts'
import { execute } from '../kernel/run.ts'
import type { Tables } from '../kernel/tables.ts'
import { installedModules } from '../modules/installed.ts'
import { type ModuleTasks, tasksOf } from '../modules/tasks.ts'
import type { Work } from '../platform/jobs.ts'
import { type Mailer, mailTasks } from '../platform/mail.ts'
import type { Outbound } from '../platform/outbound.ts'
import type { SiteReadContext } from '../site/route.ts'

interface Place {
  db: Kysely<Tables>
  mediaDir: string
  siteUrl: string
  /** Null when there is no SMTP server. */
  mailer: Mailer | null
  outbound: Outbound
  readContext(): SiteReadContext
}

interface SiteTasks {
  tasks: Record<string, Work>
  outgoing: string[]
}

export function siteTasks({ db, mediaDir, siteUrl, mailer, outbound, readContext }: Place): SiteTasks {
  // Mails to single mailboxes; the newsletter's mails are counted as deliveries.
  const counted = mailer && {
    ...mailer,
    async send(mail: Parameters<Mailer['send']>[0]) {
      await mailer.send(mail)
      await execute(db, system('mail'), countSentMail, {})
    },
  }
  const leaving = {
    ...mailTasks(counted),
    ...newsletterTasks({ db, siteUrl, mailer, readContext }),
    ...pingTasks({ siteUrl, readContext, outbound }),
    ...pushTasks({ db, siteUrl, readContext, outbound }),
    ...webhookTasks({ db, siteUrl, outbound }),
  }
  const place = { db, mediaDir, outbound }
  const own = Object.assign({}, ...installedModules().map((module) => tasksOf(place, module))) as ModuleTasks
  const tasks = { ...videoTasks(place), ...importTasks(place), ...eraseTasks(place), ...leaving }
  for (const [name, { work }] of Object.entries(own)) Object.assign(tasks, { [name]: work })
  const ownLeaving = Object.keys(own).filter((name) => own[name]!.leaves)
  return { tasks, outgoing: [...Object.keys(leaving), ...ownLeaving] }
}
