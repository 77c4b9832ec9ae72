/**
 * The page of saved articles and followed authors. The site says which of them are still public, and their present
 * headlines and names; without a network, the page shows the articles with a copy on the device.
 */
import { keptPages } from '../worker/config.ts'
import { type DeviceList, type Listed, readList, without, writeList } from './device-lists.ts'
import { parse } from './now.ts'

const main = document.querySelector<HTMLElement>('main[data-remove]')!
const listOf = (name: DeviceList) => main.querySelector<HTMLElement>(`[data-list=${name}]`)!

async function fetchItems(name: DeviceList, list: Listed[]): Promise<HTMLElement[]> {
  const path = name === 'authors' ? 'authors' : 'list'
  const answer = await fetch(`/saved/${path}?ids=${list.map(({ id }) => id)}`)
  if (!answer.ok) throw new Error(String(answer.status))
  return [...parse(await answer.text()).querySelectorAll<HTMLElement>('li[data-id]')]
}

/** The articles with a copy on the device, by the headline that they had. */
async function storedItems(list: Listed[]): Promise<HTMLElement[]> {
  const pages = await caches.open(keptPages)
  const paths = new Set((await pages.keys()).map(({ url }) => new URL(url).pathname))
  return list
    .filter(({ id }) => paths.has(`/articles/${id}`))
    .map(({ id, headline }) => {
      const item = document.createElement('li')
      item.dataset.id = String(id)
      const heading = document.createElement('h3')
      const link = document.createElement('a')
      link.href = `/articles/${id}`
      link.textContent = headline
      heading.append(link)
      item.append(heading)
      return item
    })
}

async function show(name: DeviceList): Promise<void> {
  const list = readList(name)
  const box = listOf(name)
  let items: HTMLElement[] = []
  if (list.length > 0)
    try {
      items = await fetchItems(name, list)
      // Withdrawn articles and deleted authors leave the device too. Another tab may have changed the list meanwhile.
      const open = new Set(items.map(({ dataset }) => Number(dataset.id)))
      const withdrawn = new Set(list.map(({ id }) => id).filter((id) => !open.has(id)))
      writeList(
        name,
        readList(name).filter(({ id }) => !withdrawn.has(id)),
      )
    } catch {
      if (name !== 'authors') items = await storedItems(list).catch(() => [])
      main.querySelector<HTMLElement>('[data-offline]')!.hidden = false
    }
  if (name !== 'read') for (const item of items) item.append(removal(item, name))
  box.replaceChildren(...items)
  arrange()
}

function removal(item: HTMLElement, name: DeviceList): HTMLElement {
  const button = document.createElement('button')
  button.type = 'button'
  button.textContent = main.dataset.remove!
  button.setAttribute('aria-label', `${main.dataset.remove}: ${item.querySelector('h3')?.textContent}`)
  button.onclick = () => {
    writeList(name, without(readList(name), Number(item.dataset.id)))
    item.remove()
    arrange()
    main.querySelector<HTMLElement>('h1')!.focus()
  }
  return button
}

function arrange(): void {
  main.querySelector<HTMLElement>('[data-none]')!.hidden = listOf('saved').children.length > 0
  for (const list of [listOf('authors'), listOf('read')])
    list.parentElement!.hidden = list.children.length === 0
}

main.querySelector<HTMLElement>('h1')!.tabIndex = -1
main.querySelector<HTMLElement>('[data-forget]')!.onclick = () => {
  writeList('read', [])
  listOf('read').replaceChildren()
  arrange()
}
void show('saved')
  .then(() => show('authors'))
  .then(() => show('read'))
