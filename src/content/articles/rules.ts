/** Rules of the newsroom's own modules that check an article before publication. */
import { CommandError, type Work } from '../../kernel/command.ts'
import type { ArticleContent } from './content.ts'
import { missingFields } from './kinds.ts'

export interface ArticleToPublish {
  /** Null while a wire imports the article, which has no id yet. */
  id: number | null
  content: ArticleContent
  /** The time of publication. */
  at: Date
}

export interface PublicationRule {
  module: string
  isOff(): boolean
  /** @throws Error when the module failed; the article is then not published */
  check(work: Work, article: ArticleToPublish): Promise<{ path?: string; message: string }[]>
}

let installed: readonly PublicationRule[] = []

export function installRules(rules: readonly PublicationRule[]): void {
  installed = rules
}

/** @throws CommandError that names the module whose rule refused the article, or failed */
export async function checkRules(work: Work, article: ArticleToPublish): Promise<void> {
  const missing = missingFields(article.content)
  if (missing.length > 0)
    throw new CommandError(
      'invalid',
      `An article of this kind cannot be published without: ${missing.join(', ')}.`,
      missing.map((name) => ({
        ...{ code: 'required', message: 'is needed for an article of this kind' },
        path: name.includes('.') ? ['content', 'fields', name] : ['content', name],
      })) as never,
    )
  for (const { module, isOff, check } of installed) {
    if (isOff()) continue
    const issues = await check(work, article).catch((error: Error) => {
      if ('module' in error)
        throw new CommandError('conflict', `${error.message} So the article was not published.`)
      throw error
    })
    const [first] = issues
    if (!first) continue
    throw new CommandError(
      'invalid',
      `The module "${module}" refuses this article: ${first.message}`,
      issues.map(({ path, message }) => ({
        ...{ code: 'custom', input: undefined, message },
        path: path ? path.split('.') : [],
      })),
    )
  }
}
