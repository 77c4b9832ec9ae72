import { Text } from '../../site/locale.tsx'
import { inlines, type Shown } from '../../site/parts/body-text.tsx'
import type { Table } from './block.ts'

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
            {row.content.map((cell) =>
              cell.attrs.header ? (
                <th scope={line === 0 ? 'col' : 'row'}>{inlines(cell.content, base)}</th>
              ) : (
                <td>{inlines(cell.content, base)}</td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  </section>
)
