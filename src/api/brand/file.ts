/** A picture of the brand as an answer of the API: its address changes with its bytes. */
export const answerBrandFile = ({ contentType, bytes }: { contentType: string; bytes: Buffer }): Response =>
  new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': contentType,
      'Cache-Control': 'private, max-age=86400, immutable',
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'X-Content-Type-Options': 'nosniff',
    },
  })
