import { isOneOf, isTheProgram } from '../kernel/actor.ts'

/** The policies, in one place: a reporter may write, an editor may publish … */
export const may = {
  /** Every member of the staff may read what the newsroom works on. */
  read: isOneOf('reporter', 'editor', 'moderator', 'administrator'),
  write: isOneOf('reporter', 'editor', 'administrator'),
  publish: isOneOf('editor', 'administrator'),
  arrangeTheFront: isOneOf('editor', 'administrator'),
  runStories: isOneOf('editor', 'administrator'),
  /** May also publish in every coverage. Reporters may where the coverage itself lets them. */
  runCoverages: isOneOf('editor', 'administrator'),
  writeEntries: isOneOf('reporter', 'editor', 'administrator'),
  addMedia: isOneOf('reporter', 'editor', 'administrator'),
  runTheChannel: isOneOf('editor', 'administrator'),
  administer: isOneOf('administrator'),
  /** For one's own account. */
  signIn: isOneOf('reporter', 'editor', 'moderator', 'administrator'),
  removeForLegalReasons: isOneOf('administrator'),
  /** May decide about comments and ban readers. */
  moderate: isOneOf('moderator', 'editor', 'administrator'),
  /** Readers: may write and report comments, edit and withdraw their own. */
  takePart: isOneOf('reader'),
  runTheProgram: isTheProgram,
}
