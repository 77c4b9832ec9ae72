declare module 'snowball-stemmers' {
  export function newStemmer(algorithm: 'english' | 'french'): { stem(word: string): string }
}
