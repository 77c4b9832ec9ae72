/** Custom fields of posts: into declared fields of that name, or kept under a name of their own. */
import { canKeep, declaredFields } from '../../../content/articles/field-values.ts'
import type { Loss } from '../../archive/loss.ts'
import type { Mapping } from '../../archive/mapping.ts'
import type { WxrMeta } from '../items.ts'

const camel = (key: string) => {
  const [first = '', ...others] = key
    .replace(/^_+/, '')
    .split(/[^A-Za-z0-9]+/)
    .filter(Boolean)
  const name = [first, ...others.map((part) => part[0]!.toUpperCase() + part.slice(1))].join('')
  return name === '' ? '' : name[0]!.toLowerCase() + name.slice(1, 40)
}

/** A value as the schema of its field may want it: text, number, yes or no, or a list. */
function* readings(value: string): Generator<unknown> {
  yield value
  if (/^-?\d+(\.\d+)?$/.test(value)) yield Number(value)
  if (/^(0|1|true|false|yes|no)$/i.test(value)) yield /^(1|true|yes)$/i.test(value)
  if (/^\d{8}$/.test(value)) yield value.replace(/(\d{4})(\d\d)(\d\d)/, '$1-$2-$3')
  yield value.split(/\s*[,،\n]\s*/).filter(Boolean)
}

function fitting(name: string, value: string): { key: string; value: unknown } | null {
  const field = declaredFields().get(name)
  if (!field) return null
  for (const one of readings(value)) {
    const parsed = field.schema.safeParse(one)
    if (parsed.success)
      return { key: field.since === 1 ? name : `${name}@${field.since}`, value: parsed.data }
  }
  return null
}

const longest = 10_000
const mostKept = 40

/** The values of a post's custom fields; what has no declared field is kept as `wordpress.name` and reported. */
export function fieldsOf(
  meta: WxrMeta[],
  mapping: Mapping,
  report: (loss: Loss) => void,
): Record<string, unknown> {
  const values: Record<string, unknown> = {}
  for (const { key, value } of meta) {
    if (value.trim() === '') continue
    const wanted = mapping.fields[key]
    if (wanted === 'nothing') continue
    const name = camel(key)
    const declared =
      wanted && wanted !== 'keep'
        ? [wanted]
        : [...declaredFields().keys()].filter((one) => one.split('.')[1] === name)
    const found = declared.map((one) => fitting(one, value.trim())).find((one) => one !== null)
    if (found) {
      values[found.key] = found.value
      continue
    }
    const own = `wordpress.${name}`
    const isFree = !Object.hasOwn(values, own) && Object.keys(values).length < mostKept
    if (value.length <= longest && isFree && canKeep(own, value)) {
      values[own] = value
      report({ kind: 'custom fields that are kept, but no field here shows', detail: `${key}: ${value}` })
    } else report({ kind: 'custom fields that have no place', detail: `${key}: ${value}` })
  }
  return values
}
