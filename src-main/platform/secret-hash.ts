// Slow hashes of passwords, PINs and gateway passwords. Nothing here may be logged.
import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'

/** scrypt cost: N = 2^logN. 15/8/3 takes about 0.2 s, 15/8/1 about 0.07 s on the target machines. */
export type HashCost = { logN: number; r: number; p: number }
export const passwordCost: HashCost = { logN: 15, r: 8, p: 3 }
export const pinCost: HashCost = { logN: 15, r: 8, p: 1 }

const KEY_BYTES = 32

function derive(secret: string, salt: Buffer, cost: HashCost): Promise<Buffer> {
  const options = { N: 2 ** cost.logN, r: cost.r, p: cost.p, maxmem: 256 * 2 ** cost.logN * cost.r }
  return new Promise((resolve, reject) => {
    scrypt(secret.normalize('NFKC'), salt, KEY_BYTES, options, (error, key) => (error ? reject(error) : resolve(key)))
  })
}

/** `scrypt$logN$r$p$salt$hash`, so that the cost can rise later without losing old accounts. */
export async function hashSecret(secret: string, cost: HashCost): Promise<string> {
  const salt = randomBytes(16)
  const key = await derive(secret, salt, cost)
  return ['scrypt', cost.logN, cost.r, cost.p, salt.toString('base64url'), key.toString('base64url')].join('$')
}

/** Compares in constant time; a malformed hash never matches. */
export async function verifySecret(secret: string, stored: string): Promise<boolean> {
  const [scheme, logN, r, p, salt, hash] = stored.split('$')
  if (scheme !== 'scrypt' || !salt || !hash) return false
  const key = await derive(secret, Buffer.from(salt, 'base64url'), { logN: Number(logN), r: Number(r), p: Number(p) })
  const expected = Buffer.from(hash, 'base64url')
  return expected.length === key.length && timingSafeEqual(expected, key)
}
