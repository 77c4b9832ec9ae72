import { defineMessages } from '../../newsroom/messages.ts'

export const words = defineMessages({
  ar: {
    chart: 'رسم بياني',
    chartKind: 'نوع الرسم',
    chartBars: 'أعمدة',
    chartLines: 'خطوط',
    chartShares: 'حصص من المجموع',
    chartTitle: 'عنوان الرسم',
    chartSource: 'مصدر الأرقام',
    chartSeries: 'اسم السلسلة',
    chartLabel: 'البند',
    chartValue: 'القيمة',
    addSeries: 'أضف سلسلة أرقام',
    removeChart: 'أزل الرسم من النص',
  },
  en: {
    chart: 'Chart',
    chartKind: 'Kind of chart',
    chartBars: 'Bars',
    chartLines: 'Lines',
    chartShares: 'Shares of a whole',
    chartTitle: 'Title of the chart',
    chartSource: 'Source of the numbers',
    chartSeries: 'Name of the series',
    chartLabel: 'Label',
    chartValue: 'Value',
    addSeries: 'Add a series of numbers',
    removeChart: 'Remove the chart from the text',
  },
})
