/** The client of the accounts library. Only loaded by screens for signing in and for the account. */
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
  error?: { status?: number; code?: string; detail?: string } | null
}

/** The library's response; its errors become ApiProblems like all others. */
export async function answered<T>(request: Promise<Answer<T>>): Promise<T> {
  let answer: Answer<T>
  try {
    answer = await request
  } catch {
    throw new ApiProblem(0, { code: 'unreachable' })
  }
  const { data, error } = answer
  if (error) {
    const status = error.status ?? 0
    throw new ApiProblem(status, { code: status === 429 ? 'too-many' : error.code, detail: error.detail })
  }
  return data as T
}

export const canUsePasskeys = () => typeof PublicKeyCredential !== 'undefined'
