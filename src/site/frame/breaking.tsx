/** The strip of breaking news above every page; empty while there is none. */
import { readBreaking } from '../../content/publication/publication.ts'
import { articleAddress } from '../addresses.ts'
import { readHouse, Text } from '../house.tsx'
import type { SiteReading } from '../route.ts'

export async function renderBreaking(reading: SiteReading): Promise<string> {
  const breaking = await readBreaking(reading)
  if (!breaking) return ''
  const { words, direction } = await readHouse(reading)
  const text = <Text of={breaking.text} base={direction} />
  return String(
    <aside class="breaking" aria-label={words.breaking}>
      <p>
        <b>{words.breaking}</b>{' '}
        {breaking.article ? <a href={articleAddress(breaking.article)}>{text}</a> : text}
      </p>
    </aside>,
  )
}
