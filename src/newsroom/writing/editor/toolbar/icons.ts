import IconArrowBackUp from '@tabler/icons-react/icons/IconArrowBackUp'
import IconArrowForwardUp from '@tabler/icons-react/icons/IconArrowForwardUp'
import IconArticle from '@tabler/icons-react/icons/IconArticle'
import IconBlockquote from '@tabler/icons-react/icons/IconBlockquote'
import IconBold from '@tabler/icons-react/icons/IconBold'
import IconColumnInsertLeft from '@tabler/icons-react/icons/IconColumnInsertLeft'
import IconColumnInsertRight from '@tabler/icons-react/icons/IconColumnInsertRight'
import IconColumnRemove from '@tabler/icons-react/icons/IconColumnRemove'
import IconH2 from '@tabler/icons-react/icons/IconH2'
import IconH3 from '@tabler/icons-react/icons/IconH3'
import IconHighlight from '@tabler/icons-react/icons/IconHighlight'
import IconInfoSquare from '@tabler/icons-react/icons/IconInfoSquare'
import IconLink from '@tabler/icons-react/icons/IconLink'
import IconList from '@tabler/icons-react/icons/IconList'
import IconListNumbers from '@tabler/icons-react/icons/IconListNumbers'
import IconPhoto from '@tabler/icons-react/icons/IconPhoto'
import IconPilcrow from '@tabler/icons-react/icons/IconPilcrow'
import IconRowInsertBottom from '@tabler/icons-react/icons/IconRowInsertBottom'
import IconRowInsertTop from '@tabler/icons-react/icons/IconRowInsertTop'
import IconRowRemove from '@tabler/icons-react/icons/IconRowRemove'
import IconTable from '@tabler/icons-react/icons/IconTable'
import IconTableColumn from '@tabler/icons-react/icons/IconTableColumn'
import IconTableRow from '@tabler/icons-react/icons/IconTableRow'
import IconTrash from '@tabler/icons-react/icons/IconTrash'
import IconVideo from '@tabler/icons-react/icons/IconVideo'
import type { ActionName } from '../actions.ts'

export const icons: Record<ActionName, typeof IconBold> = {
  strong: IconBold,
  em: IconHighlight,
  link: IconLink,
  paragraph: IconPilcrow,
  subhead: IconH2,
  smallSubhead: IconH3,
  quotation: IconBlockquote,
  bulletList: IconList,
  orderedList: IconListNumbers,
  picture: IconPhoto,
  video: IconVideo,
  article: IconArticle,
  factBox: IconInfoSquare,
  table: IconTable,
  undo: IconArrowBackUp,
  redo: IconArrowForwardUp,
  rowBefore: IconRowInsertTop,
  rowAfter: IconRowInsertBottom,
  deleteRow: IconRowRemove,
  columnBefore: IconColumnInsertLeft,
  columnAfter: IconColumnInsertRight,
  deleteColumn: IconColumnRemove,
  headerRow: IconTableRow,
  headerColumn: IconTableColumn,
  deleteTable: IconTrash,
}

/** Icons that mean a direction turn with the language. */
export const mirrored = new Set<ActionName>([
  'undo',
  'redo',
  'bulletList',
  'orderedList',
  'quotation',
  'columnBefore',
  'columnAfter',
  'headerColumn',
])
