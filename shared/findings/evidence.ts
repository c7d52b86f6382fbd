import { objectInPath } from '../cluster/object-base.ts';
import type { AssessedCertificate } from '../pki/assessment.ts';
import { fileNameOf, folderOf } from '../pki/slash-path.ts';
import type { Sha256Hex } from '../x509/brand.ts';
import type { Finding, FindingPlace } from './finding.ts';

/** More places than this help nobody; the certificates are all named. */
export const maxPlaces = 50;

export function placeOf({ place, path, field }: FindingPlace): FindingPlace {
  return { place, path, field };
}

/** Where certificates were seen: each file once. */
export function placesOf(certificates: readonly AssessedCertificate[]): readonly FindingPlace[] {
  const places = new Map<string, FindingPlace>();
  for (const { sightings } of certificates) {
    for (const sighting of sightings) {
      if (places.size === maxPlaces) return [...places.values()];
      const key = `${sighting.place}\n${sighting.path}\n${sighting.field ?? ''}`;
      if (!places.has(key)) places.set(key, placeOf(sighting));
    }
  }
  return [...places.values()];
}

export function fingerprintsOf(certificates: readonly AssessedCertificate[]): readonly Sha256Hex[] {
  return certificates.map(({ certificate }) => certificate.sha256);
}

/** What a verdict about certificates rests on: they themselves, and where they lie. */
export function evidenceOf(certificates: readonly AssessedCertificate[]): Pick<Finding, 'certificates' | 'places'> {
  return { certificates: fingerprintsOf(certificates), places: placesOf(certificates) };
}

/** `apiserver.crt`, but `etcd/server.crt`: there is a `server.crt` in many folders. `Secret demo/www-tls` as it is. */
export function fileLabel(path: string): string {
  const object = objectInPath(path);
  if (object !== undefined) return object;
  const folder = fileNameOf(folderOf(path));
  return folder === 'etcd' ? `etcd/${fileNameOf(path)}` : fileNameOf(path);
}

/** Each once; whole paths where files in several folders have one name, as many a `config` has. */
export function fileLabels(files: readonly Pick<FindingPlace, 'path'>[]): readonly string[] {
  const paths = [...new Set(files.map(({ path }) => path))];
  const labels = paths.map(fileLabel);
  return new Set(labels).size < paths.length ? paths : labels;
}
