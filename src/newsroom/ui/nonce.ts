/** The nonce of this page's policy, for styles created in the browser (Mantine, the editor, the scroll lock). */
export const nonce = (): string => document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce ?? ''

// The scroll lock looks for the nonce here.
Object.assign(globalThis, { __webpack_nonce__: nonce() })
