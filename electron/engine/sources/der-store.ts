import type { Sha256Hex } from '../../../shared/x509/brand.ts';

/** The first block is small, for most looks hold a few dozen certificates; each one more is twice as large up to the last size. */
const firstBlockBytes = 16 * 1024;
const lastBlockBytes = 1024 * 1024;

/**
 * The bytes of certificates by their SHA-256, copied one behind the other into blocks that hold nothing else: a memory of its own
 * for each would cost half as much again as the bytes.
 */
export class DerStore {
  private readonly views = new Map<Sha256Hex, Uint8Array>();
  private block = new Uint8Array(0);
  private filled = 0;
  private nextBlockBytes = firstBlockBytes;

  add(sha256: Sha256Hex, der: Uint8Array): void {
    if (der.length > this.block.length - this.filled) {
      this.block = new Uint8Array(Math.max(this.nextBlockBytes, der.length));
      this.filled = 0;
      this.nextBlockBytes = Math.min(this.nextBlockBytes * 2, lastBlockBytes);
    }
    const own = this.block.subarray(this.filled, this.filled + der.length);
    own.set(der);
    this.filled += der.length;
    this.views.set(sha256, own);
  }

  readonly of = (sha256: Sha256Hex): Uint8Array | undefined => this.views.get(sha256);
}
