/**
 * An article's number in the file: its time in seconds followed by the end of its id, so that numbers are
 * ordered by date and the newest are found without sorting. It stays below 2^53 until the year 2106.
 */
const idsASecond = 2 ** 21

const secondsOf = (at: Date) => Math.floor(at.getTime() / 1000)

/** The first number of a time: older articles have smaller ones. */
export const numberAt = (at: Date): number => secondsOf(at) * idsASecond

export const numberOf = (id: number, at: Date): number => numberAt(at) + (id % idsASecond)

export const momentOf = (number: number): Date => new Date(Math.floor(number / idsASecond) * 1000)
