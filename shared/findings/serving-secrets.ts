import type { ServiceReference } from '../cluster/ca-bundle-object.ts';
import type { AssessedCertificate, Assessment } from '../pki/assessment.ts';
import { append } from '../pki/group-by.ts';
import { coversHost } from '../pki/server-host.ts';
import { isCa } from '../x509/certificate.ts';

/** Leafs of the Secrets of one namespace, by place and namespace. */
export type ServingSecrets = ReadonlyMap<string, readonly AssessedCertificate[]>;

/** What lies first in a field of a Secret and is no CA: that is what a server presents. */
export function servingSecrets({ certificates }: Pick<Assessment, 'certificates'>): ServingSecrets {
  const found = new Map<string, AssessedCertificate[]>();
  for (const assessed of certificates) {
    if (isCa(assessed.certificate)) continue;
    for (const { medium, place, path, position } of assessed.sightings) {
      const namespace =
        medium === 'cluster-object' && position === 0 ? /^Secret ([^/]+)\//u.exec(path)?.[1] : undefined;
      if (namespace !== undefined) append(found, key(place, namespace), assessed);
    }
  }
  return found;
}

/** The certificates that could be the ones a service presents: Secrets of its namespace that name it. */
export function servedBy(
  secrets: ServingSecrets,
  place: string,
  { namespace, name }: ServiceReference,
): readonly AssessedCertificate[] {
  const host = `${name}.${namespace}.svc`;
  return (secrets.get(key(place, namespace)) ?? []).filter(({ certificate }) =>
    coversHost(certificate.subjectAltName, host),
  );
}

function key(place: string, namespace: string): string {
  return `${place}\n${namespace}`;
}
