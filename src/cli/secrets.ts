/** `nashra secrets forget`: deletes encrypted secrets whose key is lost. */

import { forgetSecrets } from '../content/backup-secrets.ts'
import { checkSecrets } from '../kernel/secrets.ts'
import type { Settings } from '../platform/settings.ts'
import { connectNewsroom } from '../server/newsroom.ts'
import { openSecretKey } from '../server/secret-key.ts'
import { notice } from './notice.ts'

export async function secrets(settings: Settings, subcommand: string | undefined): Promise<void> {
  if (subcommand !== 'forget') throw new Error('Use: nashra secrets forget')
  const newsroom = await connectNewsroom(settings, notice, 2)
  try {
    const key = await openSecretKey(settings)
    if ((await checkSecrets(newsroom.db, key)).shut.length === 0)
      throw new Error('The secret key decrypts every stored secret. There is nothing to forget.')
    const client = await newsroom.pool.connect()
    try {
      await client.query('begin')
      const sentences = await forgetSecrets(client, key)
      await client.query('commit')
      for (const sentence of sentences) notice(sentence)
    } catch (error) {
      await client.query('rollback').catch(() => {})
      throw error
    } finally {
      client.release()
    }
    notice('The unreadable secrets were deleted. Start the site again.')
  } finally {
    await newsroom.close()
  }
}
