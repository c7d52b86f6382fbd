import { expectTypeOf, it } from 'vitest';
import type { KeyObject } from 'node:crypto';
import type { CommandName, Commands, EventName, Events } from './contract.ts';
import type { IsPlainData } from './plain-data.ts';

/** The names of those that do not qualify; `never` where all do. */
type Unfit<Table> = { [Name in keyof Table]: IsPlainData<Table[Name]> extends true ? never : Name }[keyof Table];

it('every answer and every event of the contract is plain data', () => {
  expectTypeOf<Unfit<{ [N in CommandName]: Commands[N]['output'] }>>().toEqualTypeOf<never>();
  expectTypeOf<Unfit<{ [N in EventName]: Events[N] }>>().toEqualTypeOf<never>();
});

it('nothing that a key is held in is plain data', () => {
  interface HoldsKeys {
    bytes: Uint8Array;
    buffer: ArrayBuffer;
    object: { key: KeyObject };
    cryptoKey: { found: readonly CryptoKeyLike[] };
    list: { in: { one: (string | Uint8Array)[] } };
    optional: { maybe?: Uint8Array };
    text: { password: string };
    kubeconfig: { user: { 'client-key-data'?: string | undefined } };
    anything: { value: unknown };
    fn: { reveal: () => string };
    map: { byName: ReadonlyMap<string, string> };
  }
  interface CryptoKeyLike {
    readonly algorithm: string;
    readonly export: () => ArrayBuffer;
  }
  expectTypeOf<Unfit<HoldsKeys>>().toEqualTypeOf<keyof HoldsKeys>();
  expectTypeOf<IsPlainData<{ a: readonly { b?: string | undefined }[]; c: 'x' | 1 | null }>>().toEqualTypeOf<true>();
});
