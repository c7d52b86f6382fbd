import type { RevocationListSighting } from '../pki/inventory.ts';
import type { Certificate } from '../x509/certificate.ts';
import type { RevocationList } from '../x509/revocation-list.ts';
import { at } from './a-certificate.ts';
import { aFingerprint, aName } from './a-pki.ts';

export interface RevocationListWish extends Partial<
  Pick<RevocationList, 'isDelta' | 'isPartial' | 'defects' | 'number' | 'revokedCount' | 'authorityKeyIdentifier'>
> {
  /** Common name of the issuer where `ca` is left out. */
  readonly issuer?: string;
  /** Whose key signed it. */
  readonly ca?: Certificate;
  readonly thisUpdate?: string;
  readonly nextUpdate?: string | undefined;
  readonly path?: string;
}

/** A revocation list of May 2026 as a test wishes it, where it was seen; lists of other dates, kinds or issuers are others. */
export function aRevocationList(wish: RevocationListWish = {}): RevocationListSighting {
  const { issuer = 'someone', ca, thisUpdate = '2026-05-01T00:00:00Z', path = '/etc/pki/ca.crl', ...rest } = wish;
  const nextUpdate = 'nextUpdate' in wish ? wish.nextUpdate : '2026-06-10T08:00:00Z';
  return {
    list: {
      sha256: aFingerprint(`list ${issuer} ${ca?.sha256} ${thisUpdate} ${nextUpdate} ${rest.isDelta}`),
      sizeBytes: 400,
      issuer: ca?.subject ?? aName(issuer),
      number: '07',
      authorityKeyIdentifier: undefined,
      isDelta: false,
      isIndirect: false,
      isPartial: false,
      revokedCount: 2,
      signatureAlgorithm: 'ecdsa-with-SHA256',
      defects: [],
      ...rest,
      thisUpdate: at(thisUpdate),
      nextUpdate: nextUpdate === undefined ? undefined : at(nextUpdate),
    },
    place: '/etc/pki',
    path,
    medium: 'file',
    field: undefined,
    entryName: undefined,
    file: undefined,
    issuer: ca?.sha256,
    proof: ca === undefined ? undefined : 'signature',
    revoked: [],
  };
}
