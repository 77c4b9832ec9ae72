import { offerList } from './list-button.ts'

/** Offers to follow the authors that the page names; the list is on the device. */
export function offerFollowing(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>('[data-follow]'))
    offerList(button, 'authors', { id: Number(button.value), headline: button.name }, button.dataset.follow!)
}
