/** Suggestions while a question is typed: the browser's own list beside the box. */
const pauseMs = 150

export function suggestWhileTyping(): void {
  const box = document.querySelector<HTMLInputElement>('form[data-suggest] input[type=search]')
  if (!box) return
  const list = document.createElement('datalist')
  list.id = 'suggestions'
  box.after(list)
  box.setAttribute('list', list.id)
  let timer = 0
  let asked = ''
  box.addEventListener('input', () => {
    clearTimeout(timer)
    const q = box.value.trim()
    if (q.length < 2 || q === asked) return
    timer = window.setTimeout(async () => {
      asked = q
      const answer = await fetch(`/search/suggest?q=${encodeURIComponent(q)}`).catch(() => null)
      if (!answer?.ok || box.value.trim() !== q) return
      const { suggestions } = (await answer.json()) as { suggestions: string[] }
      list.replaceChildren(...suggestions.map((text) => new Option(text, text)))
    }, pauseMs)
  })
}
