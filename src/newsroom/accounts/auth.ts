/** The accounts library's client. Loaded only with the screens that sign in or keep an account. */
import { passkeyClient } from '@better-auth/passkey/client'
import { createAuthClient } from 'better-auth/client'
import { twoFactorClient } from 'better-auth/client/plugins'
import { ApiProblem } from '../api.ts'

export const auth = createAuthClient({
  baseURL: location.origin,
  basePath: '/api/v1/auth',
  plugins: [twoFactorClient(), passkeyClient()],
})

interface Answer<T> {
  data: T | null
  error?: { status?: number; code?: string; message?: string } | null
}

/** What the library answered; its errors become the same ApiProblem as everybody else's. */
export async function answered<T>(asked: Promise<Answer<T>>): Promise<T> {
  let answer: Answer<T>
  try {
    answer = await asked
  } catch {
    throw new ApiProblem(0, { code: 'unreachable' })
  }
  const { data, error } = answer
  if (error) {
    const status = error.status ?? 0
    throw new ApiProblem(status, { code: status === 429 ? 'too-many' : error.code, detail: error.message })
  }
  return data as T
}

export const canUsePasskeys = () => typeof PublicKeyCredential !== 'undefined'
