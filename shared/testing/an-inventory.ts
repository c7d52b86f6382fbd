import type { Inventory, IssuerLink, IssuerProof, KeyBeside, Sighting } from '../pki/inventory.ts';
import { emptyInventory } from '../pki/merge-inventories.ts';
import type { ProblemCode } from '../pki/problem.ts';
import type { Sha256Hex } from '../x509/brand.ts';
import type { Certificate } from '../x509/certificate.ts';

/** What lies in one file of a drawn inventory. */
export type DrawnFile =
  | { readonly certificates: readonly Certificate[]; readonly key?: KeyBeside }
  | { readonly user: Certificate | undefined; readonly ca?: Certificate; readonly userName?: string }
  | { readonly key: Sha256Hex | undefined }
  | { readonly request: Certificate }
  | { readonly problem: ProblemCode }
  | { readonly kubeadm: 'local-etcd' | 'external-etcd' }
  | 'ignored';

export interface InventoryDrawing {
  readonly place?: string;
  /** By path, as it stands in the inventory. */
  readonly files: Readonly<Record<string, DrawnFile>>;
  /** Who issued whom, by subject or certificate. */
  readonly links?: readonly (readonly [certificate: Certificate, issuer: Certificate, proof?: IssuerProof])[];
}

/** An inventory of drawn files; a certificate in several of them is there once. */
export function anInventory({ place = '/etc/kubernetes', files, links = [] }: InventoryDrawing): Inventory {
  const certificates = new Map<Sha256Hex, Certificate>();
  const sightings: Sighting[] = [];
  const keys: Inventory['keys'][number][] = [];
  const requests: Inventory['requests'][number][] = [];
  const kubeconfigs: Inventory['kubeconfigs'][number][] = [];
  const kubeadmConfigs: Inventory['kubeadmConfigs'][number][] = [];
  const problems: Inventory['problems'][number][] = [];
  const ignoredFiles: Inventory['coverage']['ignoredFiles'][number][] = [];
  const see = (certificate: Certificate, rest: Partial<Sighting> & { path: string }): void => {
    certificates.set(certificate.sha256, certificate);
    sightings.push({
      sha256: certificate.sha256,
      place,
      medium: 'file',
      field: undefined,
      entryName: undefined,
      position: 0,
      file: undefined,
      key: 'absent',
      ...rest,
    });
  };
  for (const [path, file] of Object.entries(files)) {
    if (file === 'ignored') ignoredFiles.push({ path, reason: 'no-certificate-material' });
    else if ('certificates' in file) {
      file.certificates.forEach((each, position) => see(each, { path, position, key: file.key ?? 'absent' }));
    } else if ('user' in file) {
      const { user, ca, userName: name = 'someone' } = file;
      kubeconfigs.push(aKubeconfig(place, path, name, user !== undefined));
      const medium = 'kubeconfig';
      const entryName = 'cluster';
      if (ca) see(ca, { path, medium, field: 'clusters[0].cluster.certificate-authority-data', entryName });
      if (user)
        see(user, { path, medium, field: 'users[0].user.client-certificate-data', entryName: name, key: 'matches' });
    } else if ('key' in file) keys.push(aKey(place, path, file.key));
    else if ('request' in file) {
      requests.push({ request: file.request, place, path, position: 0, file: undefined, key: 'absent' });
    } else if ('kubeadm' in file) {
      kubeadmConfigs.push(aKubeadmConfig(place, path, { externalEtcd: file.kubeadm === 'external-etcd' }));
    } else problems.push({ path, code: file.problem, message: `${path} is broken.` });
  }
  const issuerLinks: IssuerLink[] = links.map(([certificate, issuer, proof = 'signature']) => {
    for (const each of [certificate, issuer]) certificates.set(each.sha256, each);
    return { certificate: certificate.sha256, issuer: issuer.sha256, proof };
  });
  const count = Object.keys(files).length;
  const ignored = ignoredFiles.length;
  return {
    ...emptyInventory,
    places: [{ place, kind: 'folder' }],
    certificates: [...certificates.values()],
    sightings,
    keys,
    requests,
    kubeconfigs,
    kubeadmConfigs,
    problems,
    issuerLinks,
    coverage: { files: count, read: count - ignored - problems.length, ignored, ignoredFiles },
  };
}

function aKubeconfig(
  place: string,
  path: string,
  user: string,
  hasCertificate: boolean,
): Inventory['kubeconfigs'][number] {
  return {
    place,
    path,
    currentContext: 'here',
    clusters: [
      {
        name: 'cluster',
        server: 'https://192.0.2.1:6443',
        tlsServerName: undefined,
        insecureSkipTlsVerify: false,
        certificateAuthority: 'data',
        proxyUrl: undefined,
      },
    ],
    users: [{ name: user, credentials: hasCertificate ? ['client-certificate'] : [], execCommand: undefined }],
    contexts: [{ name: 'here', cluster: 'cluster', user }],
    shadowed: [],
  };
}

function aKey(place: string, path: string, spkiSha256: Sha256Hex | undefined): Inventory['keys'][number] {
  const pemLabel = 'PRIVATE KEY';
  return { place, path, field: undefined, kind: 'private', pemLabel, encrypted: false, spkiSha256, file: undefined };
}

/** A ClusterConfiguration that says nothing beyond what is wished. */
function aKubeadmConfig(
  place: string,
  path: string,
  wish: Partial<Inventory['kubeadmConfigs'][number]> = {},
): Inventory['kubeadmConfigs'][number] {
  return {
    place,
    path,
    certificatesDir: undefined,
    externalEtcd: false,
    certSANs: [],
    controlPlaneEndpoint: undefined,
    serviceSubnet: undefined,
    dnsDomain: undefined,
    clusterName: undefined,
    kubernetesVersion: undefined,
    encryptionAlgorithm: undefined,
    certificateValidityPeriod: undefined,
    caCertificateValidityPeriod: undefined,
    ...wish,
  };
}
