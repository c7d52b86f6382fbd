import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import type { HandshakeFault } from './handshake-reader.ts';

/** More addresses of one name are not asked. */
const maxAddresses = 16;

/** All addresses of a host, as this system resolves names; each once. */
export async function addressesOf(host: string, withinMs: number): Promise<readonly string[] | HandshakeFault> {
  if (isIP(host.replace(/%.*$/u, '')) !== 0) return [host];
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<HandshakeFault>((resolve) => {
    const fault = { code: 'host-not-found', reason: `was not looked up within ${withinMs / 1000} s` } as const;
    timer = setTimeout(() => resolve(fault), withinMs);
  });
  const found = lookup(host, { all: true }).then(
    (all) => [...new Set(all.map(({ address }) => address))].slice(0, maxAddresses),
    (): HandshakeFault => ({ code: 'host-not-found', reason: 'has no address: the name is not known here' }),
  );
  try {
    return await Promise.race([found, late]);
  } finally {
    clearTimeout(timer);
  }
}
