import { Kbd } from '@mantine/core'
import { keyNames } from './shortcuts.ts'

export function Keys({ keys }: { keys: string }) {
  return (
    <bdi dir="ltr">
      {keyNames(keys).map((name, at) => (
        <span key={name}>
          {at > 0 && ' '}
          <Kbd size="xs">{name}</Kbd>
        </span>
      ))}
    </bdi>
  )
}
