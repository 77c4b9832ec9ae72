/** Prints a sentence for the user to standard error, because standard output is for a command's result. */
export const notice = (sentence: string): void => void process.stderr.write(`${sentence}\n`)
