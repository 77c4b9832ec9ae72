import { useWords } from '../words.ts'
import { words } from './account-words.ts'
import { deviceOf } from './devices.ts'

/** "Chrome على Windows", from a User-Agent header. */
export function useDeviceName(): (userAgent: string | null | undefined) => string {
  const w = useWords(words)
  return (userAgent) => {
    const { browser, system } = deviceOf(userAgent ?? '')
    return browser && system ? w.browserOn(browser, system) : (browser ?? system ?? w.unknownDevice)
  }
}
