/** A match centre: everything that a newsroom's own code may add, in one module. README.md says where it can be seen. */
import { defineNewsroom } from 'nashra'
import { matches } from './matches/module.ts'

export default defineNewsroom({ api: 1, modules: [matches] })
