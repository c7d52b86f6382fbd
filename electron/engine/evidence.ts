import type { Sha256Hex } from '../../shared/x509/brand.ts';

/** How much of earlier looks is kept, so that their certificates can be decoded on demand. */
export const evidenceLimits = { looks: 32, certificates: 300_000 } as const;

type DerOf = (sha256: Sha256Hex) => Uint8Array | undefined;

export interface Evidence {
  /** Keeps one look's certificates; a look at the same places takes the older one's place. */
  keep(places: readonly string[], certificates: number, derOf: DerOf): void;
  /** The bytes of a certificate that a kept look has seen. */
  readonly derOf: DerOf;
  clear(): void;
}

/** The certificates' bytes of the latest looks. The latest is always kept, whatever its size. */
export function createEvidence(limits: { looks: number; certificates: number } = evidenceLimits): Evidence {
  const looks = new Map<string, { readonly certificates: number; readonly derOf: DerOf }>();
  const total = () => [...looks.values()].reduce((sum, { certificates }) => sum + certificates, 0);

  return {
    keep: (places, certificates, derOf) => {
      const key = JSON.stringify(places);
      looks.delete(key);
      looks.set(key, { certificates, derOf });
      for (const oldest of looks.keys()) {
        if (looks.size <= limits.looks && (total() <= limits.certificates || looks.size === 1)) break;
        looks.delete(oldest);
      }
    },
    derOf: (sha256) => {
      for (const { derOf } of [...looks.values()].reverse()) {
        const der = derOf(sha256);
        if (der !== undefined) return der;
      }
      return undefined;
    },
    clear: () => looks.clear(),
  };
}
