/** Recognises tables in text files (CSV, RFC 4180, also with semicolons or tabs). */

const delimiters = [',', ';', '\t']

/** The cells of a line outside quotation marks. */
function cellsOf(line: string, delimiter: string): number {
  let cells = 1
  let isQuoted = false
  for (const letter of line) {
    if (letter === '"') isQuoted = !isQuoted
    else if (letter === delimiter && !isQuoted) cells++
  }
  return cells
}

/** Whether a text begins with two rows of the same number of cells, two at least. */
export function isTable(text: string): boolean {
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/.test(text)) return false
  const [first = '', second = ''] = text.replace(/^\ufeff/, '').split(/\r?\n/, 2)
  return delimiters.some((delimiter) => {
    const cells = cellsOf(first, delimiter)
    return cells > 1 && cells === cellsOf(second, delimiter)
  })
}
