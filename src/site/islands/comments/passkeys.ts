/** Signs in with a passkey and adds one. The buttons appear only in browsers that support passkeys. */
const base = '/readers/auth/passkey'

export function offerPasskeys(): void {
  if (!('PublicKeyCredential' in window) || !('parseRequestOptionsFromJSON' in PublicKeyCredential)) return
  for (const button of document.querySelectorAll<HTMLButtonElement>('[data-passkey]')) {
    button.hidden = false
    button.onclick = () => {
      const said = button.parentElement!.querySelector('output')
      if (said) said.textContent = ''
      const done = button.dataset.passkey === 'add' ? add() : signIn()
      done.then(
        () => location.assign('/readers'),
        () => {
          if (said) said.textContent = button.dataset.failed ?? ''
        },
      )
    }
  }
}

async function signIn(): Promise<void> {
  const options = await ask('generate-authenticate-options')
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options as never)
  const credential = await navigator.credentials.get({ publicKey })
  await ask('verify-authentication', { response: credential })
}

async function add(): Promise<void> {
  const options = await ask('generate-register-options')
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options as never)
  const credential = await navigator.credentials.create({ publicKey })
  await ask('verify-registration', { response: credential })
}

async function ask(what: string, body?: { response: Credential | null }): Promise<unknown> {
  const answer = await fetch(
    `${base}/${what}`,
    body && {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ response: (body.response as PublicKeyCredential).toJSON() }),
    },
  )
  if (!answer.ok) throw new Error(`The passkey was refused: ${answer.status}.`)
  return answer.json()
}
