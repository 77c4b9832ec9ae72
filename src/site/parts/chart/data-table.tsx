import { Text } from '../../locale.tsx'
import { barRows } from './bars.tsx'
import { tone } from './tones.ts'
import { type Drawn, Value } from './value.tsx'

/** The data as a table, with a bar in each cell if they are shown as bars. */
export function DataTable({ data, locale, base, hasBars = false }: Drawn & { hasBars?: boolean }) {
  const { series, rows } = data
  const bars = hasBars ? barRows(data, base) : []
  return (
    <table>
      {series.some(Boolean) && (
        <thead>
          <tr>
            <td />
            {series.map((name, at) => {
              const mark = hasBars && series.length > 1 && <i class={tone(at)} />
              // A heading has a text, so a series without a name has none.
              if (name === '') return <td>{mark}</td>
              return (
                <th scope="col">
                  {mark}
                  <Text of={name} base={base} />
                </th>
              )
            })}
          </tr>
        </thead>
      )}
      <tbody>
        {rows.map(({ label, values }, row) => (
          <tr>
            <th scope="row">
              <Text of={label} base={base} />
            </th>
            {values.map((value, at) => (
              <td>
                <Value of={value} locale={locale} base={base} />
                {bars[row]?.[at]}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
