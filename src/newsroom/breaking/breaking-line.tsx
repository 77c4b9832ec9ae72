import { defineMessages, useMessages } from '../messages.ts'
import { useFormatters } from '../ui/formatters.ts'
import { Headline } from '../ui/headline.tsx'
import classes from './breaking.module.css'

const messages = defineMessages({ ar: { breaking: 'عاجل' }, en: { breaking: 'Breaking' } })

/** The banner as the site shows it, in the publication's colour. */
export function BreakingLine({ text }: { text: string }) {
  const w = useMessages(messages)
  const { publication } = useFormatters()
  return (
    <p className={classes.line} dir="auto" style={{ background: publication.breakingColour }}>
      <b>{w.breaking}</b> <Headline of={text} />
    </p>
  )
}
