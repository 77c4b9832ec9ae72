/** Reads values as PHP's `serialize` writes them into custom fields. Objects are refused. */

export type PhpValue = string | number | boolean | null | { [key: string]: PhpValue }

const deepest = 20

class PhpError extends Error {}

/** A reader at a position; lengths count bytes, but texts of converted exports may be longer or shorter. */
function openText(text: string) {
  const bytes = Buffer.from(text)
  let at = 0
  const until = (sign: string) => {
    const end = bytes.indexOf(sign, at)
    if (end < 0) throw new PhpError('no end')
    const found = bytes.toString('utf8', at, end)
    at = end + sign.length
    return found
  }
  const words = (): string => {
    const length = Number(until(':'))
    const end = at + 1 + length
    if (bytes[end] === 0x22 && bytes[end + 1] === 0x3b) {
      const found = bytes.toString('utf8', at + 1, end)
      at = end + 2
      return found
    }
    at++
    return until('";')
  }
  function value(depth: number): PhpValue {
    if (depth > deepest) throw new PhpError('too deep')
    const kind = bytes.toString('latin1', at, at + 2)
    at += 2
    if (kind === 'N;') return null
    if (kind === 's:') return words()
    if (kind === 'i:' || kind === 'd:') return Number(until(';'))
    if (kind === 'b:') return until(';') === '1'
    if (kind !== 'a:') throw new PhpError('unknown kind')
    const count = Number(until(':{'))
    const found: { [key: string]: PhpValue } = Object.create(null)
    for (let i = 0; i < count; i++) found[String(value(depth + 1))] = value(depth + 1)
    at++
    return found
  }
  return value
}

/** The value; null when the text is none. Lists are objects with the keys "0", "1". */
export function readPhpValue(text: string): PhpValue {
  if (!/^(a:\d+:\{|s:\d+:"|[idb]:|N;)/.test(text)) return null
  try {
    return openText(text)(0)
  } catch (error) {
    if (error instanceof PhpError || error instanceof RangeError) return null
    throw error
  }
}

export const isPhpList = (value: PhpValue | undefined): value is { [key: string]: PhpValue } =>
  typeof value === 'object' && value !== null
