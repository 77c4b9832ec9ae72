/** The audio version of an article, above its picture. */
import type { Picture } from '../../content/media/pictures.ts'
import { readingMessages } from '../../language/messages/reading/messages.ts'
import { type SiteLocale, Text } from '../locale.tsx'
import { durationOf } from './card.tsx'
import { fileAddress } from './file-address.ts'

interface Props {
  locale: SiteLocale
  audio: Picture
  /** Whether it is the sound of an episode. An article read aloud needs no transcript. */
  isEpisode: boolean
  base: 'rtl' | 'ltr'
}

export function Listen({ locale, audio, isEpisode, base }: Props) {
  const { listenToArticle, listenToEpisode } = readingMessages(locale.publication.language)
  const label = isEpisode ? listenToEpisode : listenToArticle
  return (
    <div class="listen">
      <b>{label}</b>
      {audio.durationSeconds && <time>{durationOf(locale, audio.durationSeconds)}</time>}
      {/* biome-ignore lint/a11y/useMediaCaption: the article is its transcript, or the transcript follows */}
      <audio controls preload="none" src={fileAddress(audio) ?? undefined} aria-label={label} />
      {isEpisode && <Transcript locale={locale} of={audio} base={base} />}
    </div>
  )
}

export function Transcript({ locale, of, base }: { locale: SiteLocale; of: Picture; base: 'rtl' | 'ltr' }) {
  if (!of.transcript) return null
  return (
    <details>
      <summary>{locale.messages.transcript}</summary>
      {of.transcript.split('\n\n').map((paragraph) => (
        <p>
          <Text of={paragraph} base={base} />
        </p>
      ))}
    </details>
  )
}
