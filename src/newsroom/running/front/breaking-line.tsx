import { Headline } from '../../desk/headline.tsx'
import { useHouse } from '../../shell/house.ts'
import { defineWords, useWords } from '../../words.ts'
import classes from './breaking.module.css'

const words = defineWords({ ar: { breaking: 'عاجل' }, en: { breaking: 'Breaking' } })

/** The line as the site shows it, in the publication's own colour. */
export function BreakingLine({ text }: { text: string }) {
  const w = useWords(words)
  const { publication } = useHouse()
  return (
    <p className={classes.line} dir="auto" style={{ background: publication.breakingColour }}>
      <b>{w.breaking}</b> <Headline of={text} />
    </p>
  )
}
