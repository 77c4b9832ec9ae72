/** Builds what the public site sends into `outDir`, with a manifest.json of plain names to built names. */
export function buildAssets(root: string, outDir: string): Promise<void>
