import { Text } from '../../site/locale.tsx'
import { inlines, type Shown } from '../../site/parts/body-text.tsx'
import type { Row, Table } from './block.ts'

/** A heading of several columns or rows names the whole group. */
function scopeOf({ content }: Row, line: number, spans: { colspan?: number; rowspan?: number }) {
  if (line === 0 || content.every(({ attrs }) => attrs.header)) return spans.colspan ? 'colgroup' : 'col'
  return spans.rowspan ? 'rowgroup' : 'row'
}

export const tableView = ({ attrs: { caption }, content }: Table, { base }: Shown) => (
  <section class="wide" tabindex={0}>
    <table>
      {caption && (
        <caption>
          <Text of={caption} base={base} />
        </caption>
      )}
      <tbody>
        {content.map((row, line) => (
          <tr>
            {row.content.map(({ attrs: { header, ...spans }, content: text }) =>
              header ? (
                <th {...spans} scope={scopeOf(row, line, spans)}>
                  {inlines(text, base)}
                </th>
              ) : (
                <td {...spans}>{inlines(text, base)}</td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  </section>
)
