import { type DeviceList, type Listed, readList, without, writeList } from './device-lists.ts'

/** Shows a button that puts something on a list of the device, or takes it off. `onList` is its text then. */
export function offerList(button: HTMLButtonElement, list: DeviceList, one: Listed, onList: string): void {
  const texts = [button.textContent, onList]
  const isOn = () => readList(list).some(({ id }) => id === one.id)
  const show = () => {
    button.textContent = texts[Number(isOn())]!
    if (button.name) button.setAttribute('aria-label', `${button.textContent}: ${button.name}`)
  }
  show()
  button.hidden = false
  button.onclick = () => {
    const others = without(readList(list), one.id)
    writeList(list, isOn() ? others : [one, ...others])
    show()
  }
}
