// The chain of the consent ledger, checked in the browser: SHA-256(previous hash, 32 bytes || the entry as RFC 8785 JSON without hash).

import { canonical } from "./canonical.js";

const HASH_BYTES = 32;

/**
 * @param {{number: number, hash: string}[]} entries all of them, from the first
 * @param {{number: number, hash: string}} head where the platform says that the chain stands
 * @returns {Promise<number>} 0 when it is whole, else the number of the first line that is wrong or missing
 */
export async function firstBroken(entries, head) {
  let previous = new Uint8Array(HASH_BYTES);
  let expected = 1;
  for (const { hash, ...entry } of entries) {
    const bytes = new TextEncoder().encode(canonical(entry));
    const joined = new Uint8Array(HASH_BYTES + bytes.length);
    joined.set(previous);
    joined.set(bytes, HASH_BYTES);
    previous = new Uint8Array(await crypto.subtle.digest("SHA-256", joined));
    if (entry.number !== expected || hex(previous) !== hash) return expected;
    expected++;
  }
  return head.number === expected - 1 && head.hash === hex(previous) ? 0 : expected;
}

const hex = (bytes) => [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
