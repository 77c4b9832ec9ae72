import { useMessages } from '../messages.ts'
import { messages } from './account-messages.ts'
import { deviceOf } from './devices.ts'

/** "Chrome على Windows", from a User-Agent header. */
export function useDeviceName(): (userAgent: string | null | undefined) => string {
  const w = useMessages(messages)
  return (userAgent) => {
    const { browser, system } = deviceOf(userAgent ?? '')
    return browser && system ? w.browserOn(browser, system) : (browser ?? system ?? w.unknownDevice)
  }
}
