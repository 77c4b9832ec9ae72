import { fieldMessages } from '../library/field-messages.ts'
import { useMessages } from '../messages.ts'
import classes from './details.module.css'

/** Help for writing alt texts. */
export function AltHelp() {
  const w = useMessages(fieldMessages)
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
