/** Adds the open article to the list of articles read on this device, and offers to save it for later. */
import { readList, without, writeList } from './device-lists.ts'
import { offerList } from './list-button.ts'

export function keepArticle(): void {
  const article = document.querySelector<HTMLElement>('article[data-id]')
  const headline = article?.querySelector('h1')?.textContent
  if (!article || !headline) return
  const id = Number(article.dataset.id)
  writeList('read', [{ id, headline }, ...without(readList('read'), id)])
  const button = article.querySelector<HTMLButtonElement>('[data-save]')
  if (button) offerList(button, 'saved', { id, headline }, button.dataset.save!)
}
