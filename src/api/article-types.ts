/** The article fields and kinds added by the newsroom's own modules. */
import { z } from 'zod'
import { installedBlocks, moduleOfType } from '../body/module-block.ts'
import { inputOf } from '../content/articles/field-inputs.ts'
import { declaredFields, moduleOfField } from '../content/articles/field-values.ts'
import { moduleKinds } from '../content/articles/kinds.ts'
import { isModuleOff, switchedOff } from '../content/modules/switch.ts'
import { articleTypeOperations } from '../contract/article-types.ts'
import { handle } from './handle.ts'

export const articleTypeRoutes = [
  handle(articleTypeOperations.readArticleTypes, async () => ({
    switchedOff: switchedOff(),
    kinds: moduleKinds().map(({ name, label, base, required = [], template = {} }) => ({
      ...{ name, label: label as Record<string, string>, base, required, template },
    })),
    fields: [...declaredFields()]
      .filter(([name]) => !isModuleOff(moduleOfField(name)))
      .map(([name, field]) => ({
        name,
        label: field.label as Record<string, string>,
        kinds: field.kinds ?? null,
        input: inputOf(field)! as never,
      })),
    blocks: installedBlocks()
      .filter(({ type }) => !isModuleOff(moduleOfType(type)))
      .map(({ type, label, schema }) => ({
        ...{ type, module: moduleOfType(type) },
        label: (label as Record<string, string> | undefined) ?? null,
        schema: z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Record<string, unknown>,
      })),
  })),
]
