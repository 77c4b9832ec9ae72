/** The audit log; for administrators. */

import { z } from 'zod'
import { idText, numberText } from '../kernel/fields.ts'
import { operation } from './operation.ts'
import { instant, list, listQuery } from './values.ts'

export const auditOperations = {
  readAudit: operation({
    method: 'get',
    path: '/audit',
    name: 'readAudit',
    may: 'administer',
    summary: 'Lists what people did, newest first: of one member, or about one item ("article:12").',
    query: z.object({
      limit: listQuery.limit,
      after: numberText(1, Number.MAX_SAFE_INTEGER).nullable().default(null),
      staffId: idText.optional(),
      subject: z
        .string()
        .regex(/^[a-z-]{1,40}(:[a-z0-9-]{1,60})?$/, 'is a kind, or a kind and a number')
        .optional(),
    }),
    answer: list(
      z.object({
        ...{ id: z.number(), at: instant, actor: z.string(), command: z.string(), subject: z.string() },
        /**
         * The changed fields, where the command and its subject do not show them: for each field [before,
         * after].
         */
        detail: z.record(z.string(), z.unknown()).nullable(),
        /** The current name of the item; null when it has no name or is deleted. */
        name: z.string().nullable(),
        /** The item that it is part of: "coverage:3" for an entry; null when there is none. */
        within: z.string().nullable(),
      }),
    ),
  }),
}
