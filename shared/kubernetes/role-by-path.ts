import type { FileRole } from './distributions/distribution.ts';
import { ca, sure } from './distributions/known.ts';
import { distributions } from './distributions/registry.ts';
import { patternTable } from './path-pattern.ts';
import type { Role } from './role.ts';

/** What the path of a file says its certificate is for; which of the two depends on whether it is a CA certificate. */
export interface PathRoles {
  /** Role of an end entity in such a file; `undefined`: its content must tell. */
  readonly leaf: Role | undefined;
  /** Role of a CA certificate in such a file. */
  readonly ca: Role | undefined;
}

/** Names that are used by hand-made clusters as well. A leaf's file often carries its chain (k3s), a CA's file a bundle. */
const handMade = ca(
  sure('kubernetes/website docs/setup/best-practices/certificates.md'),
  'etcd-ca',
  'etcd-*-ca.crt',
  'etcd-ca.crt',
);

/** Of all distributions together: the layouts are told apart by their folders. */
const table = patternTable<FileRole>([...distributions.flatMap(({ files }) => files), ...handMade]);

/** `undefined` where the path says nothing. */
export function rolesByPath(path: string): PathRoles | undefined {
  return table.find(path);
}
