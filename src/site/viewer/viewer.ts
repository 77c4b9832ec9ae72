/**
 * Shows the pictures of a group in full screen. They lie beside each other in a scrolling row, so that swipes
 * follow the writing direction. A separate script that loads when a picture is opened.
 */

interface Words {
  /** "Picture {n} of {total}" */
  of: string
  previous: string
  next: string
  close: string
  label: string
  digits: string
}

const widths = [640, 960, 1280, 1600, 1920]
/** A row that has not moved for this long has come to rest. */
const restMs = 90

/** Opens the viewer at the picture of a link. */
export function show(link: HTMLAnchorElement): void {
  const gallery = link.closest('.gallery')
  const around = gallery ?? link.closest('.text') ?? document
  // The pictures below the text are a group of their own.
  const links = [...around.querySelectorAll<HTMLAnchorElement>('a[data-photo]')].filter(
    (one) => one.closest('.gallery') === gallery,
  )
  const words = JSON.parse(links.find((one) => one.dataset.words)?.dataset.words ?? '{}') as Words
  open(links, links.indexOf(link), words)
}

function open(links: HTMLAnchorElement[], first: number, words: Words): void {
  const dialog = document.createElement('dialog')
  dialog.className = 'viewer'
  dialog.ariaLabel = words.label
  const count = element('p', 'count')
  count.setAttribute('role', 'status')
  const row = element('ul', 'row')
  row.append(...links.map(slideOf))
  // Whatever scrolls can be reached by keyboard.
  row.tabIndex = 0
  const close = button('close', words.close, 'M5 5l14 14M19 5L5 19')
  const previous = button('previous', words.previous, 'M9 4l8 8-8 8')
  const next = button('next', words.next, 'M15 4l-8 8 8 8')
  dialog.append(count, close, row, previous, next)
  document.body.append(dialog)

  const format = new Intl.NumberFormat('en', { numberingSystem: words.digits })
  const isRtl = getComputedStyle(dialog).direction === 'rtl'
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches
  let at = first

  function paint(): void {
    count.textContent = words.of
      .replace('{n}', format.format(at + 1))
      .replace('{total}', format.format(links.length))
    // A disabled button would lose the focus.
    previous.ariaDisabled = String(at === 0)
    next.ariaDisabled = String(at === links.length - 1)
    for (const [n, slide] of [...row.children].entries()) (slide as HTMLElement).inert = n !== at
  }

  function go(wanted: number, behavior: ScrollBehavior = calm ? 'instant' : 'smooth'): void {
    at = Math.min(Math.max(wanted, 0), links.length - 1)
    const left = at * row.clientWidth
    row.scrollTo({ left: isRtl ? -left : left, behavior })
    paint()
  }

  let resting: ReturnType<typeof setTimeout> | undefined
  row.addEventListener('scroll', () => {
    clearTimeout(resting)
    resting = setTimeout(() => {
      const seen = Math.round(Math.abs(row.scrollLeft) / row.clientWidth)
      if (seen === at) return
      at = seen
      paint()
    }, restMs)
  })
  const realign = new ResizeObserver(() => go(at, 'instant'))
  previous.onclick = () => go(at - 1)
  next.onclick = () => go(at + 1)
  close.onclick = () => dialog.close()
  dialog.addEventListener('keydown', (event) => {
    const step = stepOf(event.key, isRtl)
    if (step === null || event.altKey || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    go(at + step)
  })

  // The back button closes the viewer.
  history.pushState(null, '')
  const onBack = () => {
    isBack = true
    dialog.close()
  }
  let isBack = false
  addEventListener('popstate', onBack)
  dialog.addEventListener('close', () => {
    removeEventListener('popstate', onBack)
    realign.disconnect()
    if (!isBack) history.back()
    dialog.remove()
    opener.focus({ preventScroll: true })
  })
  const opener = links[first]!
  dialog.showModal()
  go(first, 'instant')
  realign.observe(row)
}

function stepOf(key: string, isRtl: boolean): number | null {
  if (key === 'ArrowLeft') return isRtl ? 1 : -1
  if (key === 'ArrowRight') return isRtl ? -1 : 1
  if (key === 'Home') return Number.NEGATIVE_INFINITY
  return key === 'End' ? Number.POSITIVE_INFINITY : null
}

/** A picture in its largest useful rendition, with its caption. */
function slideOf(link: HTMLAnchorElement): HTMLElement {
  const [width = 0, height = 0] = (link.dataset.photo ?? '').split('x').map(Number)
  const folder = link.href.slice(0, link.href.lastIndexOf('/'))
  const useful = widths.filter((one, n) => one <= width || (widths[n - 1] ?? 0) < width)
  const source = document.createElement('source')
  source.type = 'image/avif'
  source.srcset = useful.map((one) => `${folder}/full-${one}.avif ${Math.min(one, width)}w`).join()
  source.sizes = `min(100vw, ${((width / height) * 100).toFixed(1)}vh)`
  const image = Object.assign(document.createElement('img'), { width, height, loading: 'lazy' })
  image.alt = link.querySelector('img')?.alt ?? ''
  image.src = link.href
  const picture = document.createElement('picture')
  picture.append(source, image)
  const figure = element('figure', '')
  figure.append(picture)
  const caption = link.closest('figure')?.querySelector('figcaption')
  if (caption) figure.append(caption.cloneNode(true))
  const slide = element('li', '')
  slide.append(figure)
  return slide
}

function element(name: string, className: string): HTMLElement {
  const made = document.createElement(name)
  if (className) made.className = className
  return made
}

const svg = 'http://www.w3.org/2000/svg'

/** `path` is drawn for pages that run right to left. */
function button(className: string, label: string, path: string): HTMLButtonElement {
  const made = document.createElement('button')
  made.type = 'button'
  made.className = className
  made.ariaLabel = label
  made.title = label
  const icon = document.createElementNS(svg, 'svg')
  icon.setAttribute('viewBox', '0 0 24 24')
  const line = document.createElementNS(svg, 'path')
  line.setAttribute('d', path)
  icon.append(line)
  made.append(icon)
  return made
}
