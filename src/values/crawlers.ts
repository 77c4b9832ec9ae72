/** Crawlers of AI companies by the names that they obey in robots.txt, as their makers publish them. */
export const crawlerNames = [
  ...(['GPTBot', 'OAI-SearchBot', 'ChatGPT-User'] as const),
  ...(['ClaudeBot', 'Claude-SearchBot', 'Claude-User'] as const),
  ...(['Google-Extended', 'Applebot-Extended', 'meta-externalagent', 'FacebookBot'] as const),
  ...(['Amazonbot', 'Bytespider', 'CCBot', 'PerplexityBot', 'Perplexity-User'] as const),
  ...(['cohere-ai', 'cohere-training-data-crawler', 'DuckAssistBot', 'MistralAI-User', 'Diffbot'] as const),
] as const
export type CrawlerName = (typeof crawlerNames)[number]
