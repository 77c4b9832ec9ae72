/** The nonce of this answer's CSP: for styles that are made in the browser (Mantine, the editor, the lock of scrolling). */
export const nonce = (): string => document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce ?? ''

// The part that keeps a page from scrolling under a dialog looks for it here.
Object.assign(globalThis, { __webpack_nonce__: nonce() })
