import type { ChartData } from '../../../blocks/chart/data.ts'
import { type SiteLocale, Text } from '../../locale.tsx'

/** Data and the context in which it is drawn. */
export interface Drawn {
  data: ChartData
  locale: SiteLocale
  base: 'rtl' | 'ltr'
}

/** A number in the digits of the publication. */
export const Value = ({
  of,
  locale,
  base,
  sign = '',
}: {
  of: number | null
  locale: SiteLocale
  base: 'rtl' | 'ltr'
  sign?: '' | '%'
}) => <Text of={of === null ? '–' : percentSign(locale.number(of), sign)} base={base} />

/** Arabic-Indic digits have a percent sign of their own. */
const percentSign = (number: string, sign: string) =>
  sign && /[\u0660-\u0669\u06f0-\u06f9]/.test(number) ? `${number}٪` : number + sign
