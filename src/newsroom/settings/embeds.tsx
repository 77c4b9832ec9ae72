import { Textarea } from '@mantine/core'
import type { PublicationToEdit } from '../../contract/publication.ts'
import { defineMessages, useMessages } from '../messages.ts'
import type { Form } from '../ui/forms/form.ts'

const messages = defineMessages({
  ar: {
    hosts: 'مواقع أخرى يُضمَّن منها',
    hint: 'اسم موقع في كل سطر، مثل charts.example.org. أما YouTube وX وFacebook وInstagram وTikTok وTelegram وVimeo وDailymotion وSoundCloud وSpotify والخرائط فمسموحة دائمًا. ما يُضمَّن من موقع غير مسموح يظهر رابطًا. لا يتصل متصفح القارئ بأيٍّ منها قبل أن يضغط.',
    wrong: 'اكتب أسماء المواقع وحدها بحروف لاتينية، كل اسم في سطر، ولا تكتب موقعكم أو اسمًا داخليًا.',
  },
  en: {
    hosts: 'Other sites that may be embedded',
    hint: 'The name of a site on each line, such as charts.example.org. YouTube, X, Facebook, Instagram, TikTok, Telegram, Vimeo, Dailymotion, SoundCloud, Spotify and maps are always allowed. Embeds of any other site are shown as links. No reader’s browser contacts any of them before the reader presses.',
    wrong: 'Write only names of sites, one on each line; not your own site, and no internal name.',
  },
})

/** The hosts, beside the known providers, whose pages articles may embed. */
export function Embeds({ form: { values, set, errors } }: { form: Form<PublicationToEdit> }) {
  const w = useMessages(messages)
  const isWrong = Object.keys(errors).some((field) => field.startsWith('embedHosts'))
  return (
    <Textarea
      label={w.hosts}
      description={w.hint}
      value={values.embedHosts.join('\n')}
      onChange={({ currentTarget }) => set({ embedHosts: currentTarget.value.split('\n') })}
      error={isWrong && w.wrong}
      styles={{ input: { direction: 'ltr' } }}
      autosize
      minRows={2}
      maxRows={10}
    />
  )
}
