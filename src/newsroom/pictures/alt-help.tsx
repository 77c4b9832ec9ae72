import { useWords } from '../words.ts'
import classes from './details.module.css'
import { words } from './words.ts'

/** How words stand in for a picture. */
export function AltHelp() {
  const w = useWords(words)
  return (
    <details className={classes.help}>
      <summary>{w.altHelp}</summary>
      <ul>
        {w.altRules.map((rule) => (
          <li key={rule}>{rule}</li>
        ))}
      </ul>
    </details>
  )
}
