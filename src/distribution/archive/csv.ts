/** Lines of a CSV file (RFC 4180). */

const field = (value: string | number) => {
  const text = String(value)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

export const csvLine = (values: (string | number)[]): string => `${values.map(field).join(',')}\n`
