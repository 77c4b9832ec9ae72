/** Reads a document by its content. Only formats that hold no program are accepted, and nothing is unpacked. */
import { open, readFile } from 'node:fs/promises'
import type { DocumentKind } from '../pictures/kind.ts'
import { PictureError } from '../pictures/refusal.ts'
import { namesInArchive } from './archive.ts'

export const documentTypes = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  csv: 'text/csv; charset=utf-8',
} as const

export interface DocumentFacts {
  contentType: string
  ending: keyof typeof documentTypes
}

const parts = {
  'word/document.xml': 'docx',
  'xl/workbook.xml': 'xlsx',
  'ppt/presentation.xml': 'pptx',
} as const
/** Macros, other programs, and pages. */
const programs = /vbaproject|\.(bin|exe|dll|js|vbs|jar|html?|svg|hta|lnk|bat|cmd|ps1)$/i
/** Printer settings of spreadsheets. */
const harmless = /^xl\/printerSettings\/|^word\/printerSettings/i
const endOfPdf = 2_048

const broken = () => new PictureError('broken', 'The document is broken or incomplete.')

/** @throws PictureError when it is broken, of another format, or contains a program */
export async function readDocument(path: string, kind: DocumentKind): Promise<DocumentFacts> {
  const ending = await endingOf(path, kind)
  return { contentType: documentTypes[ending], ending }
}

async function endingOf(path: string, kind: DocumentKind): Promise<DocumentFacts['ending']> {
  if (kind === 'csv') return textOf(path)
  const file = await open(path)
  try {
    const { size } = await file.stat()
    if (kind === 'pdf') {
      const end = Buffer.alloc(Math.min(endOfPdf, size))
      await file.read(end, 0, end.length, size - end.length)
      if (!end.includes('%%EOF')) throw broken()
      return 'pdf'
    }
    const names = await namesInArchive(file, size)
    if (!names) throw broken()
    if (names.some((name) => programs.test(name) && !harmless.test(name)))
      throw new PictureError('program', 'The document contains a program, such as macros. Save it without.')
    const part = Object.keys(parts).find((name) => names.includes(name)) as keyof typeof parts | undefined
    if (!part || !names.includes('[Content_Types].xml'))
      throw new PictureError(
        'not-a-picture',
        'The file is an archive. Of archives, only DOCX, XLSX and PPTX are accepted.',
      )
    return parts[part]
  } finally {
    await file.close()
  }
}

async function textOf(path: string): Promise<'csv'> {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(await readFile(path))
    if (!/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/.test(text)) return 'csv'
  } catch {
    // Not UTF-8.
  }
  throw new PictureError('not-utf-8', 'The table is not text in UTF-8. Save it as “CSV UTF-8”.')
}
