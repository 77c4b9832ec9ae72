/** Sentences for the person at the terminal go to standard error: standard output is for what a command prints. */
export const notice = (sentence: string): void => void process.stderr.write(`${sentence}\n`)
