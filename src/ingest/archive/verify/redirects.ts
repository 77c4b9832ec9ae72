/** Asks the addresses of files of redirects, and compares where they lead. */
import { readRedirectRows, redirectFormatOf } from '../../redirects/import.ts'
import { reasonWords } from '../../redirects/rows.ts'
import { textOfFile } from '../csv.ts'
import { type AddressContext, checkAddresses, type OldAddressQuestion } from './addresses.ts'

const batchSize = 1_000

/** Patterns are not asked: they name no address. */
export async function checkRedirects(files: string[], context: AddressContext): Promise<void> {
  const { findings } = context
  for (const file of files) {
    let questions: OldAddressQuestion[] = []
    const flush = async () => {
      await checkAddresses(questions, context)
      questions = []
    }
    for await (const row of readRedirectRows(textOfFile(file), redirectFormatOf(file))) {
      const { line, source, address, isPattern, refused, status } = row
      const thing = { type: 'redirect', oldId: String(line), title: '', address: source }
      if (refused)
        findings.differs({
          ...{ part: 'old addresses', kind: 'a redirect that is left out', because: reasonWords[refused] },
          ...thing,
        })
      else if (!isPattern)
        questions.push({ ...thing, expected: status === 410 || address === null ? null : { address } })
      if (questions.length === batchSize) await flush()
    }
    await flush()
  }
}
