import IconArrowBackUp from '@tabler/icons-react/icons/IconArrowBackUp'
import IconArrowForwardUp from '@tabler/icons-react/icons/IconArrowForwardUp'
import IconArrowsJoin from '@tabler/icons-react/icons/IconArrowsJoin'
import IconArrowsSplit from '@tabler/icons-react/icons/IconArrowsSplit'
import IconBlockquote from '@tabler/icons-react/icons/IconBlockquote'
import IconBold from '@tabler/icons-react/icons/IconBold'
import IconColumnInsertLeft from '@tabler/icons-react/icons/IconColumnInsertLeft'
import IconColumnInsertRight from '@tabler/icons-react/icons/IconColumnInsertRight'
import IconColumnRemove from '@tabler/icons-react/icons/IconColumnRemove'
import IconH2 from '@tabler/icons-react/icons/IconH2'
import IconH3 from '@tabler/icons-react/icons/IconH3'
import IconHash from '@tabler/icons-react/icons/IconHash'
import IconHighlight from '@tabler/icons-react/icons/IconHighlight'
import IconIndentDecrease from '@tabler/icons-react/icons/IconIndentDecrease'
import IconIndentIncrease from '@tabler/icons-react/icons/IconIndentIncrease'
import IconLink from '@tabler/icons-react/icons/IconLink'
import IconList from '@tabler/icons-react/icons/IconList'
import IconListNumbers from '@tabler/icons-react/icons/IconListNumbers'
import IconPilcrow from '@tabler/icons-react/icons/IconPilcrow'
import IconRowInsertBottom from '@tabler/icons-react/icons/IconRowInsertBottom'
import IconRowInsertTop from '@tabler/icons-react/icons/IconRowInsertTop'
import IconRowRemove from '@tabler/icons-react/icons/IconRowRemove'
import IconStrikethrough from '@tabler/icons-react/icons/IconStrikethrough'
import IconSubscript from '@tabler/icons-react/icons/IconSubscript'
import IconSuperscript from '@tabler/icons-react/icons/IconSuperscript'
import IconTableColumn from '@tabler/icons-react/icons/IconTableColumn'
import IconTableRow from '@tabler/icons-react/icons/IconTableRow'
import IconTrash from '@tabler/icons-react/icons/IconTrash'
import IconUnderline from '@tabler/icons-react/icons/IconUnderline'
import { blockActions } from '../../../blocks/editors.ts'
import type { ActionName } from '../actions.ts'

type Own = Exclude<ActionName, keyof typeof blockActions>

/** Blocks define their own icons. */
const icons: Record<Own, typeof IconBold> = {
  strong: IconBold,
  em: IconHighlight,
  underline: IconUnderline,
  strike: IconStrikethrough,
  superscript: IconSuperscript,
  subscript: IconSubscript,
  link: IconLink,
  paragraph: IconPilcrow,
  subhead: IconH2,
  smallSubhead: IconH3,
  quotation: IconBlockquote,
  bulletList: IconList,
  orderedList: IconListNumbers,
  indent: IconIndentIncrease,
  outdent: IconIndentDecrease,
  listStart: IconHash,
  undo: IconArrowBackUp,
  redo: IconArrowForwardUp,
  rowBefore: IconRowInsertTop,
  rowAfter: IconRowInsertBottom,
  deleteRow: IconRowRemove,
  columnBefore: IconColumnInsertLeft,
  columnAfter: IconColumnInsertRight,
  deleteColumn: IconColumnRemove,
  mergeCells: IconArrowsJoin,
  splitCell: IconArrowsSplit,
  headerRow: IconTableRow,
  headerColumn: IconTableColumn,
  deleteTable: IconTrash,
}

/** Icons with a direction are mirrored in right-to-left languages. */
export const mirrored = new Set<ActionName>([
  'undo',
  'redo',
  'bulletList',
  'orderedList',
  'indent',
  'outdent',
  'quotation',
  'columnBefore',
  'columnAfter',
  'headerColumn',
])

export const iconOf = (name: ActionName): typeof IconBold =>
  name in blockActions ? blockActions[name as keyof typeof blockActions].icon : icons[name as Own]
