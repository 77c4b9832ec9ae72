import { takingPartMessages } from '../../language/messages/taking-part/messages.ts'
import { readLocale } from '../../site/locale.tsx'
import type { Ask, ReadersContext } from '../context.ts'
import { respond } from '../page.tsx'

export async function answerGone(c: Ask, context: ReadersContext): Promise<Response> {
  const { publication } = await readLocale(context.readContext)
  const own = takingPartMessages(publication.language)
  return respond(c, context, { title: own.goneTitle, status: 409, body: () => <p>{own.goneText}</p> })
}
