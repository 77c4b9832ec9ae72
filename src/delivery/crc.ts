/**
 * The CRC-32 (RFC 1952, section 8) of joined byte sequences, computed from the CRC of each. A CRC is a
 * polynomial over GF(2) modulo P. Appending n bytes multiplies the CRC before them by x^(8n), so crc(A ‖ B) =
 * crc(A) · x^(8·|B|) + crc(B), and addition is exclusive or. The initial and final inversions cancel out.
 * Bits are reflected, as always in CRC-32: bit 31 is the coefficient of x^0.
 */

const P = 0xedb88320
const ONE = 0x80000000
const X8 = 0x00800000

/** a · b mod P. */
function multiply(a: number, b: number): number {
  let product = 0
  for (let rest = a, power = b; rest !== 0; rest <<= 1) {
    if (rest < 0) product ^= power
    power = power & 1 ? (power >>> 1) ^ P : power >>> 1
  }
  return product
}

/** x^(8 · bytes) mod P: the factor for a CRC that this many bytes follow. */
export function shiftFor(bytes: number): number {
  let result = ONE | 0
  let square = X8
  for (let n = bytes; n > 0; n = Math.floor(n / 2)) {
    if (n % 2 === 1) result = multiply(result, square)
    square = multiply(square, square)
  }
  return result
}

/** The CRC of A ‖ B, given `shift = shiftFor(length of B)`. Unsigned. */
export function combine(crcA: number, crcB: number, shift: number): number {
  return (multiply(shift, crcA | 0) ^ crcB) >>> 0
}
