/**
 * Returns the focus to the opener of every closed dialog. Mantine only does this for dialogs that stay
 * mounted, and not for those opened from a menu. Also returns it to a button that was disabled while its
 * action ran, and to the button that saves a form which is loaded anew after saving.
 */

const kept = 30
const submits = '[data-submits]'
const dialogs = '[role="dialog"], [role="alertdialog"]'

/** The opener of a dialog: for a menu item, the menu's button, which still exists afterwards. */
function openerOf(element: Element): Element {
  const menu = element.closest('[role="menu"]')
  const button = menu && document.getElementById(menu.getAttribute('aria-labelledby') ?? '')
  return button ?? element
}

const canHaveFocus = (element: Element) =>
  element.isConnected &&
  element.checkVisibility({ visibilityProperty: true }) &&
  !element.matches(':disabled, [aria-hidden="true"] *')

const holdsDialog = (node: Node) =>
  node instanceof Element && (node.matches(dialogs) || node.querySelector(dialogs) !== null)

const isNowhere = () => document.activeElement === null || document.activeElement === document.body

/** Call once, when the application starts. */
export function returnFocusFromDialogs(): void {
  /** Elements that were focused or pressed, the latest last. */
  let past: Element[] = []
  /** The address at which the latest one was. */
  let place = ''
  const note = (element: Element) => {
    const opener = openerOf(element)
    if (opener === past.at(-1)) return
    place = location.pathname
    past = [...past.filter((one) => one !== opener), opener].slice(-kept)
  }
  document.addEventListener('focusin', ({ target }) => target instanceof Element && note(target))
  // Safari does not focus a pressed button.
  document.addEventListener(
    'click',
    ({ target }) => {
      const button = target instanceof Element && target.closest('button, a[href], [role="menuitem"]')
      if (button) note(button)
    },
    true,
  )
  new MutationObserver((changes) => {
    const last = past.at(-1)
    if (!last || !isNowhere()) return
    const isBack = changes.some(({ type, target }) => type === 'attributes' && target === last)
    const isReplaced = !last.isConnected && last.matches(submits) && location.pathname === place
    const again = isBack ? last : isReplaced ? document.querySelector(submits) : null
    if (again instanceof HTMLElement && canHaveFocus(again)) again.focus({ preventScroll: true })
  }).observe(document.body, { childList: true, subtree: true, attributeFilter: ['disabled'] })
  new MutationObserver((changes) => {
    if (!isNowhere() || !changes.some(({ removedNodes }) => [...removedNodes].some(holdsDialog))) return
    // Let other focus changes of this moment happen first.
    requestAnimationFrame(() => {
      if (!isNowhere()) return
      const opener = past.findLast((one) => canHaveFocus(one) && one !== document.body)
      if (opener instanceof HTMLElement) opener.focus({ preventScroll: true })
    })
  }).observe(document.body, { childList: true, subtree: true })
}
