import { commonNameOf } from '../x509/common-name.ts';
import type { Sighting } from '../pki/inventory.ts';
import { fileNameOf } from '../pki/slash-path.ts';
import type { FindingContext, Sighted } from './finding-context.ts';
import { kubeletFile } from './kubelet-folder.ts';

/** A client certificate that stands in a kubelet.conf itself, and the one that rotates on the same node. */
export interface EmbeddedKubeletClient {
  readonly embedded: Sighted;
  readonly rotating: Sighted | undefined;
}

export function embeddedKubeletClients({ assessment }: FindingContext): readonly EmbeddedKubeletClient[] {
  const clients = assessment.certificates.filter(({ role }) => role === 'kubelet-client');
  const rotating = new Map<string, Sighted>();
  for (const assessed of clients) {
    const sighting = assessed.sightings.find(({ path }) => kubeletFile(path)?.kind === 'current');
    if (sighting !== undefined) rotating.set(nodeName(assessed), { assessed, sighting });
  }
  return clients.flatMap((assessed) =>
    assessed.sightings
      .filter(isEmbedded)
      .map((sighting) => ({ embedded: { assessed, sighting }, rotating: rotating.get(nodeName(assessed)) })),
  );
}

function isEmbedded({ path, field, position }: Sighting): boolean {
  return position === 0 && field?.endsWith('client-certificate-data') === true && fileNameOf(path) === 'kubelet.conf';
}

function nodeName({ certificate }: Sighted['assessed']): string {
  return commonNameOf(certificate.subject) ?? '';
}
