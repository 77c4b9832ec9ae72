/**
 * Finds an audio-only stream for slow connections (RFC 8216, 4.3.4): a master playlist's audio rendition, a
 * variant without video, or else the variant with the lowest bandwidth. Returns the given URL when it is not
 * a master playlist. Throws when the playlist cannot be loaded.
 */
export async function audioOnlyUrl(stream: string): Promise<string> {
  const answer = await fetch(stream)
  if (!answer.ok) throw new Error(`The stream answers ${answer.status}.`)
  const uri = audioOnlyIn(await answer.text())
  return uri === null ? stream : new URL(uri, answer.url).href
}

function audioOnlyIn(master: string): string | null {
  const lines = master.split(/\r?\n/).map((line) => line.trim())
  const rendition = lines.find((line) => /^#EXT-X-MEDIA:.*TYPE=AUDIO\b.*URI="/.test(line))
  if (rendition) return /URI="([^"]+)"/.exec(rendition)![1]!
  const variants = lines.flatMap((line, at) => {
    if (!line.startsWith('#EXT-X-STREAM-INF:')) return []
    const uri = lines.slice(at + 1).find((next) => next !== '' && !next.startsWith('#'))
    const bandwidth = Number(/[:,]BANDWIDTH=(\d+)/.exec(line)?.[1] ?? Number.POSITIVE_INFINITY)
    return uri ? [{ uri, bandwidth, hasPicture: isPicture(line) }] : []
  })
  variants.sort((a, b) => Number(a.hasPicture) - Number(b.hasPicture) || a.bandwidth - b.bandwidth)
  return variants[0]?.uri ?? null
}

function isPicture(line: string): boolean {
  if (/\bRESOLUTION=/.test(line)) return true
  const codecs = /CODECS="([^"]*)"/.exec(line)?.[1]
  return codecs === undefined || codecs.split(',').some((one) => !/^\s*(mp4a|ac-3|ec-3|opus|fLaC)/i.test(one))
}
