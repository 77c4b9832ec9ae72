/** «الميدة»: a paper of its own look. README.md says where each part of it can be seen. */
import { defineNewsroom } from 'nashra'
import { front } from './table/front.ts'
import { table } from './table/module.ts'

export default defineNewsroom({
  api: 1,
  brand: {
    logo: './brand/logo.svg',
    icon: './brand/icon.svg',
    fonts: './brand/fonts',
    tokens: './brand/tokens.css',
  },
  modules: [table],
  layouts: { front },
})
