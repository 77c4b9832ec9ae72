/** Starts the scripts of the newsroom's own modules. When one fails, the others still run. */
import islands from 'nashra:site/islands'

for (const { name, load } of islands)
  load().catch((error: unknown) => console.error(`The script of the module ${name} failed.`, error))
