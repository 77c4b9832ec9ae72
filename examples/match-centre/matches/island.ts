/** Follows the match above an article while a reader looks at the page. */
const everyMs = 10_000

interface Answer {
  match: { homeScore: number; awayScore: number; minute: number; state: 'before' | 'live' | 'over' }
}

async function follow(box: HTMLElement): Promise<void> {
  const [home, away] = box.querySelectorAll('b')
  const minute = box.querySelector('span')
  if (!home || !away || !minute) return
  const answer = await fetch(`/api/v1/x/matches/matches/${box.dataset.match}`).catch(() => null)
  if (answer?.ok) {
    const { match } = (await answer.json()) as Answer
    home.textContent = String(match.homeScore)
    away.textContent = String(match.awayScore)
    if (match.state === 'live') minute.textContent = `الدقيقة ${match.minute}`
    if (match.state === 'over') {
      minute.textContent = 'انتهت'
      return
    }
  }
  setTimeout(() => whenSeen(() => follow(box)), everyMs)
}

function whenSeen(then: () => void): void {
  if (!document.hidden) then()
  else document.addEventListener('visibilitychange', () => whenSeen(then), { once: true })
}

for (const box of document.querySelectorAll<HTMLElement>('[data-island="matches"] [data-match]'))
  void follow(box)
