/** The part of node-forge that is used; it has no types, and nothing else of the library is loaded with it. */
declare module 'node-forge/lib/util.js' {
  export interface ByteBuffer {
    getBytes(): string;
  }
  const util: { createBuffer(bytes: string): ByteBuffer };
  export default util;
}

declare module 'node-forge/lib/rc2.js' {
  import type { ByteBuffer } from 'node-forge/lib/util.js';

  interface Rc2 {
    start(iv: string): void;
    update(input: ByteBuffer): void;
    /** @returns false where the padding is wrong */
    finish(): boolean;
    readonly output: ByteBuffer;
  }
  const rc2: { createDecryptionCipher(key: string, effectiveBits: number): Rc2 };
  export default rc2;
}
