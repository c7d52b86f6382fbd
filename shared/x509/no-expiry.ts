import type { EpochMs } from './brand.ts';

/** 9999-12-31T23:59:59Z, which RFC 5280 section 4.1.2.5 gives the meaning "no well-defined expiration date". */
export const noExpiry = 253_402_300_799_000 as EpochMs;
