import { isCa, isSelfIssued, type Certificate } from '../x509/certificate.ts';
import type { Sighting } from '../pki/inventory.ts';
import { roleByKubeconfig } from './role-by-kubeconfig.ts';
import { rolesByPath, type PathRoles } from './role-by-path.ts';
import { roles, type Role } from './role.ts';

/**
 * What a certificate is for by where it lies: the flags that name its file tell first, then the files it lies in, then the kubeconfigs that embed it;
 * where none does, its own content does. Where several places disagree, the role that comes first in {@link roles} wins, whatever order they were seen in.
 */
export function roleBySightings(
  certificate: Certificate,
  sightings: readonly Sighting[],
  rolesByFlags: (sighting: Sighting) => PathRoles | undefined = () => undefined,
): Role | undefined {
  return (
    firstRole(sightings, (sighting) => roleByFile(certificate, sighting, rolesByFlags(sighting))) ??
    firstRole(sightings, (sighting) => roleByFile(certificate, sighting, rolesByPath(sighting.path))) ??
    firstRole(sightings, (sighting) => roleByKubeconfig(certificate, sighting))
  );
}

function roleByFile(certificate: Certificate, sighting: Sighting, found: PathRoles | undefined): Role | undefined {
  if (sighting.medium !== 'file' || found === undefined) return undefined;
  // An old root without basicConstraints is a CA where a CA is expected.
  const isAuthority = isCa(certificate) || (certificate.basicConstraints === undefined && isSelfIssued(certificate));
  if (isAuthority && found.ca !== undefined) return found.ca;
  return !isCa(certificate) && sighting.position === 0 ? found.leaf : undefined;
}

function firstRole(sightings: readonly Sighting[], roleAt: (sighting: Sighting) => Role | undefined): Role | undefined {
  let first: Role | undefined;
  for (const sighting of sightings) {
    const role = roleAt(sighting);
    if (role !== undefined && (first === undefined || roles.indexOf(role) < roles.indexOf(first))) first = role;
  }
  return first;
}
