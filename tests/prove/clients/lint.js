/** Prints which recommended rules the description breaks, as JSON. */
import { createConfig, lint } from '@redocly/openapi-core'

const config = await createConfig({ extends: ['recommended'] })
const problems = await lint({ ref: 'openapi.json', config })
process.stdout.write(JSON.stringify([...new Set(problems.map(({ ruleId }) => ruleId))]))
