import { Text } from '../../site/locale.tsx'
import type { Shown } from '../../site/parts/body-text.tsx'
import { DataTable } from '../../site/parts/chart/data-table.tsx'
import { Lines } from '../../site/parts/chart/lines.tsx'
import { Shares } from '../../site/parts/chart/shares.tsx'
import type { Chart } from './block.ts'

/** The table of the numbers contains the bars. Lines and shares are drawn above a table that a reader can open. */
export function chartView({ attrs: { kind, title, source, ...data } }: Chart, { locale, base }: Shown) {
  const drawn = { data, locale, base }
  const Drawing = kind === 'lines' ? Lines : Shares
  return (
    <figure class="chart">
      {title && (
        <figcaption>
          <Text of={title} base={base} />
        </figcaption>
      )}
      {kind !== 'bars' && <Drawing {...drawn} />}
      {kind === 'bars' ? (
        <DataTable {...drawn} hasBars />
      ) : (
        <details>
          <summary>{locale.messages.chartData}</summary>
          <DataTable {...drawn} />
        </details>
      )}
      {source && (
        <small>
          {locale.messages.source}
          {locale.colon} <Text of={source} base={base} />
        </small>
      )}
    </figure>
  )
}
