/** Names the blocks of a body in the description of the API. */
import { z } from 'zod'
import { describedBody } from '../body/document.ts'

/** 'bulletList' → 'BulletList'; the document itself is the 'Body'. */
const nameOf = (type: string) => (type === 'doc' ? 'Body' : type[0]!.toUpperCase() + type.slice(1))

function nameWithin(schema: z.core.$ZodType, seen: Set<z.core.$ZodType>): void {
  if (seen.has(schema)) return
  seen.add(schema)
  const { def } = (schema as z.core.$ZodTypes)._zod
  switch (def.type) {
    case 'object': {
      const { type } = def.shape as { type?: z.core.$ZodType }
      const word = type instanceof z.ZodLiteral && type.values.size === 1 ? [...type.values][0] : undefined
      if (typeof word === 'string' && !z.globalRegistry.has(schema))
        z.globalRegistry.add(schema, { id: nameOf(word) })
      for (const part of Object.values(def.shape)) nameWithin(part, seen)
      return
    }
    case 'union':
      for (const option of def.options) nameWithin(option, seen)
      return
    case 'array':
      nameWithin(def.element, seen)
      return
    case 'lazy':
      nameWithin(def.getter(), seen)
      return
    case 'optional':
    case 'nullable':
    case 'default':
      nameWithin(def.innerType, seen)
  }
}

/** Names every node of a body; returns the schema of the body. */
export function describeBody(): z.ZodType {
  nameWithin(describedBody, new Set())
  return describedBody
}
