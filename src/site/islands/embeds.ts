const sandbox =
  'allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox allow-presentation'

/**
 * Opens the frame of an embedded post in place of its card, when the reader asks. After that its link leads to
 * the post.
 */
export function offerEmbeds(): void {
  document.addEventListener('click', (event) => {
    const link = (event.target as Element).closest<HTMLElement>('.embed[data-frame]:not(.open)>a')
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
    const box = link.parentElement!
    const { frame = '', ratio = '', height, plays } = box.dataset
    // A frame of this site could leave its sandbox.
    if (!/^https:/.test(frame) || new URL(frame).host === location.host) return
    event.preventDefault()
    const shown = document.createElement('iframe')
    shown.setAttribute('sandbox', sandbox)
    shown.referrerPolicy = 'strict-origin'
    shown.allow = `fullscreen${plays === undefined ? '' : '; autoplay; encrypted-media; picture-in-picture'}`
    shown.loading = 'lazy'
    shown.title = [...link.querySelectorAll('cite,b')].map((one) => one.textContent).join(': ')
    if (height) shown.height = height
    else shown.style.aspectRatio = ratio
    shown.src = frame
    link.before(shown)
    box.classList.add('open')
    shown.focus()
  })
}
