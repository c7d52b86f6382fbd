import { describe, expect, it } from 'vitest';
import type { Sha256Hex } from '../../shared/x509/brand.ts';
import { createEvidence } from './evidence.ts';

const name = (text: string) => text as Sha256Hex;
const only = (text: string, byte: number) => (sha256: string) => (sha256 === text ? new Uint8Array([byte]) : undefined);

describe('the evidence of earlier looks', () => {
  it('finds a certificate of any kept look', () => {
    const evidence = createEvidence();
    evidence.keep(['/a'], 1, only('aa', 1));
    evidence.keep(['/b'], 1, only('bb', 2));
    expect(evidence.derOf(name('aa'))).toEqual(new Uint8Array([1]));
    expect(evidence.derOf(name('bb'))).toEqual(new Uint8Array([2]));
    expect(evidence.derOf(name('cc'))).toBeUndefined();
  });
  it('of the same places is replaced', () => {
    const evidence = createEvidence();
    evidence.keep(['/a'], 1, only('aa', 1));
    evidence.keep(['/a'], 1, only('bb', 2));
    expect(evidence.derOf(name('aa'))).toBeUndefined();
  });
  it('is let go of, oldest first, past the number of looks', () => {
    const evidence = createEvidence({ looks: 2, certificates: 100 });
    for (const text of ['aa', 'bb', 'cc']) evidence.keep([text], 1, only(text, 1));
    expect(['aa', 'bb', 'cc'].map((text) => evidence.derOf(name(text)) !== undefined)).toEqual([false, true, true]);
  });
  it('is let go of past the number of certificates, but never the latest', () => {
    const evidence = createEvidence({ looks: 9, certificates: 10 });
    evidence.keep(['/a'], 4, only('aa', 1));
    evidence.keep(['/b'], 11, only('bb', 1));
    expect(['aa', 'bb'].map((text) => evidence.derOf(name(text)) !== undefined)).toEqual([false, true]);
  });
});
