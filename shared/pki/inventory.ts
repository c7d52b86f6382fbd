import type { ClusterFacts } from '../cluster/cluster-facts.ts';
import type { ClusterObject } from '../cluster/cluster-object.ts';
import type { EpochMs, Sha256Hex } from '../x509/brand.ts';
import type { Certificate } from '../x509/certificate.ts';
import type { RevocationList, RevokedEntry } from '../x509/revocation-list.ts';
import type { SigningRequest } from '../x509/signing-request.ts';
import type { KubeconfigCredential } from './kubeconfig-credential.ts';
import type { Problem, ProblemCode } from './problem.ts';

/** Everything one look found, before anything is judged. Inventories merge; none holds a private key. */
export interface Inventory {
  readonly places: readonly Place[];
  /** Each distinct certificate once. */
  readonly certificates: readonly Certificate[];
  readonly sightings: readonly Sighting[];
  /** Which certificate issued which, as far as the signatures could be checked. */
  readonly issuerLinks: readonly IssuerLink[];
  readonly keys: readonly KeyFact[];
  readonly requests: readonly RequestSighting[];
  readonly kubeconfigs: readonly KubeconfigFacts[];
  readonly kubeadmConfigs: readonly KubeadmConfigFacts[];
  readonly staticPods: readonly StaticPodFacts[];
  readonly kubeletConfigs: readonly KubeletConfigFacts[];
  readonly revocationLists: readonly RevocationListSighting[];
  /** What was asked over the network, one for each address that was tried. */
  readonly endpoints: readonly EndpointFacts[];
  /** Clusters whose API was asked, one for each `cluster:` place. */
  readonly clusters: readonly ClusterFacts[];
  /** What their APIs hold about certificates: requests, Secrets, CA bundles, nodes … */
  readonly clusterObjects: readonly ClusterObject[];
  readonly problems: readonly Problem[];
  readonly coverage: Coverage;
}

/** A thing the user pointed at. */
export interface Place {
  /** As the user wrote it; every sighting, key and request names its place by this text. */
  readonly place: string;
  readonly kind: PlaceKind;
  /** Of a node over SSH that could be connected to. */
  readonly node?: NodeFacts;
}
export type PlaceKind =
  'folder' | 'file' | 'kubeconfig' | 'archive' | 'upload' | 'sample' | 'endpoint' | 'ssh-node' | 'cluster' | 'missing';

/** What a node said of itself, and what was run on it. */
export interface NodeFacts {
  /** `uname -n`; a kubelet may go by another name. */
  readonly hostname: string | undefined;
  /** Its clock minus ours, in milliseconds; `undefined` where it did not tell. */
  readonly clockSkewMs: number | undefined;
  /** As printed: `kubeadm v1.34.1`, `k3s version v1.33.3+k3s1 (…)`. */
  readonly versions: readonly string[];
  /** Every command that was run, in order, in full. */
  readonly commands: readonly string[];
  /** How the files came: filtered on the node, or, where no commands can be run, by SFTP and cut on arrival. */
  readonly readBy: 'filter' | 'sftp';
}

export type Medium = 'file' | 'kubeconfig' | 'served' | 'cluster-object' | 'pasted';

/** One place where a certificate was seen; one certificate has as many as there are copies of it. */
export interface Sighting {
  readonly sha256: Sha256Hex;
  readonly place: string;
  /**
   * The file that holds it, absolute, `/` between parts on every system. Inside an archive
   * `…/node.zip!/pki/ca.crt`; for dropped files the path below the drop. Where it was served, the endpoint it came from:
   * {@link EndpointFacts.endpoint}, with the address where a name has several: `api.example.com:6443 [192.0.2.7]`. In a cluster
   * the object: `Secret demo/www-tls`.
   */
  readonly path: string;
  readonly medium: Medium;
  /**
   * Where in it: `users[0].user.client-certificate-data` in a kubeconfig; in a Secret or ConfigMap the key of its data, in any
   * other object the field, `webhooks[0].clientConfig.caBundle`; otherwise `undefined`.
   */
  readonly field: string | undefined;
  /** For a kubeconfig the name of the user or cluster entry, for a webhook the webhook's. */
  readonly entryName: string | undefined;
  /** 0 for the first certificate of its file or field. */
  readonly position: number;
  readonly file: FileFacts | undefined;
  readonly key: KeyBeside;
  /** How it was wrapped, where it did not lie there as plain PEM or as the file itself. */
  readonly encoding?: Encoding;
}

/**
 * What had to be taken off before there was a certificate. `escaped-pem`: line ends written as `\n`, as in JSON; `indented-pem`:
 * inside of another text, such as YAML; `base64-pem`: PEM in one more layer of base64, as in a kubeconfig; `helm-release`: in
 * the gzipped JSON of a Helm release.
 */
export type Encoding =
  'der' | 'utf-16' | 'escaped-pem' | 'indented-pem' | 'base64-pem' | 'pkcs7' | 'pkcs12' | 'jks' | 'helm-release';

export interface FileFacts {
  /** Permission bits, e.g. 0o600. */
  readonly mode: number;
  readonly modifiedAt: EpochMs;
  /** What a symlink points at, as written in it. */
  readonly symlinkTarget: string | undefined;
}

/**
 * The private key that belongs beside a certificate (`x.key` for `x.crt`, `x-key.pem` for `x.pem`, the same file,
 * `client-key[-data]`): `differs` says it is a key of another certificate, `not-read` that it could not be told.
 */
export type KeyBeside = 'matches' | 'differs' | 'absent' | 'encrypted' | 'not-read';

/** What is known of a private or public key: never the key itself. */
export interface KeyFact {
  readonly place: string;
  readonly path: string;
  readonly field: string | undefined;
  readonly kind: 'private' | 'public';
  /** `RSA PRIVATE KEY`, `EC PRIVATE KEY`, `PRIVATE KEY`, `ENCRYPTED PRIVATE KEY`, `PUBLIC KEY` … */
  readonly pemLabel: string;
  readonly encrypted: boolean;
  /** SHA-256 of the public half; `undefined` where encrypted or unreadable. */
  readonly spkiSha256: Sha256Hex | undefined;
  readonly file: FileFacts | undefined;
}

/** How it is known that `issuer` issued `certificate`. Only `signature` is proof. */
export interface IssuerLink {
  readonly certificate: Sha256Hex;
  readonly issuer: Sha256Hex;
  readonly proof: IssuerProof;
}
/**
 * - `signature`: checked with the issuer's public key;
 * - `key-identifier`: AKI equals SKI, but the signature algorithm could not be checked here;
 * - `name-only`: the names match, nothing else could be checked;
 * - `signature-mismatch`: the names match and the signature is NOT by this key.
 */
export type IssuerProof = 'signature' | 'key-identifier' | 'name-only' | 'signature-mismatch';

export interface RequestSighting {
  readonly request: SigningRequest;
  readonly place: string;
  readonly path: string;
  readonly position: number;
  readonly file: FileFacts | undefined;
  readonly key: KeyBeside;
}

/** One place where a certificate revocation list was seen, and what it says of the certificates of the same look. */
export interface RevocationListSighting extends Pick<
  Sighting,
  'place' | 'path' | 'medium' | 'field' | 'entryName' | 'file' | 'encoding'
> {
  readonly list: RevocationList;
  /** The CA of its issuer's name whose key signed it, or may have; `undefined` where none was seen. */
  readonly issuer: Sha256Hex | undefined;
  readonly proof: IssuerProof | undefined;
  /** Empty unless {@link proof} is `signature`: only then does the list count. */
  readonly revoked: readonly RevokedCertificate[];
}
export interface RevokedCertificate extends Pick<RevokedEntry, 'revokedAt' | 'reason'> {
  readonly certificate: Sha256Hex;
}

/** A kubeconfig as written, without any secret. Entry order is the file's. @see kubernetes/client-go tools/clientcmd/api/v1/types.go */
export interface KubeconfigFacts {
  readonly place: string;
  readonly path: string;
  readonly currentContext: string | undefined;
  readonly clusters: readonly KubeconfigCluster[];
  readonly users: readonly KubeconfigUser[];
  readonly contexts: readonly KubeconfigContext[];
  /** Entries of this file that an earlier file of a KUBECONFIG list hides, e.g. `users/admin`. */
  readonly shadowed: readonly string[];
}
export interface KubeconfigCluster {
  readonly name: string;
  readonly server: string | undefined;
  readonly tlsServerName: string | undefined;
  readonly insecureSkipTlsVerify: boolean;
  readonly certificateAuthority: 'data' | 'file' | 'absent';
  /** Without a password. */
  readonly proxyUrl: string | undefined;
}
export interface KubeconfigUser {
  readonly name: string;
  /** How this user proves who it is, in the order client-go would look. Empty: no credential at all. */
  readonly credentials: readonly KubeconfigCredential[];
  /** The name of the helper program of an `exec` credential, without folders and arguments. */
  readonly execCommand: string | undefined;
}
export interface KubeconfigContext {
  readonly name: string;
  readonly cluster: string | undefined;
  readonly user: string | undefined;
}

/** The part of a kubeadm ClusterConfiguration file that decides which certificates a node should have. */
export interface KubeadmConfigFacts {
  readonly place: string;
  readonly path: string;
  readonly certificatesDir: string | undefined;
  readonly externalEtcd: boolean;
  /** `apiServer.certSANs`: further names of the API server. */
  readonly certSANs: readonly string[];
  readonly controlPlaneEndpoint: string | undefined;
  /** CIDRs with a comma between the families. */
  readonly serviceSubnet: string | undefined;
  readonly dnsDomain: string | undefined;
  readonly clusterName: string | undefined;
  readonly kubernetesVersion: string | undefined;
  readonly encryptionAlgorithm: string | undefined;
  /** Go durations, `8760h0m0s`. */
  readonly certificateValidityPeriod: string | undefined;
  readonly caCertificateValidityPeriod: string | undefined;
}

/** What a static pod's manifest says of certificates: the real flags, which outrank every custom. */
export interface StaticPodFacts {
  readonly place: string;
  readonly path: string;
  readonly component: StaticPodComponent;
  /** Value by flag, without dashes: only {@link staticPodFlags}. Paths are the node's own. */
  readonly flags: Readonly<Partial<Record<StaticPodFlag, string>>>;
}
export const staticPodComponents = ['kube-apiserver', 'kube-controller-manager', 'kube-scheduler', 'etcd'] as const;
export type StaticPodComponent = (typeof staticPodComponents)[number];
/** Files of certificates, keys and kubeconfigs, what names an API server's certificate must have, and where it listens. */
export const staticPodFlags = [
  'tls-cert-file',
  'client-ca-file',
  'requestheader-client-ca-file',
  'requestheader-allowed-names',
  'proxy-client-cert-file',
  'kubelet-client-certificate',
  'kubelet-certificate-authority',
  'etcd-cafile',
  'etcd-certfile',
  'service-account-key-file',
  'service-account-signing-key-file',
  'service-account-private-key-file',
  'root-ca-file',
  'cluster-signing-cert-file',
  'cluster-signing-key-file',
  'kubeconfig',
  'cert-file',
  'trusted-ca-file',
  'peer-cert-file',
  'peer-trusted-ca-file',
  'service-cluster-ip-range',
  'advertise-address',
  'secure-port',
  'advertise-client-urls',
  'initial-advertise-peer-urls',
] as const;
export type StaticPodFlag = (typeof staticPodFlags)[number];

/** The part of a KubeletConfiguration that decides about its certificates. */
export interface KubeletConfigFacts {
  readonly place: string;
  readonly path: string;
  /** Renews its client certificate. */
  readonly rotateCertificates: boolean;
  /** Asks the cluster for its serving certificate, and renews it. */
  readonly serverTLSBootstrap: boolean;
  readonly tlsCertFile: string | undefined;
  readonly clientCAFile: string | undefined;
}

/**
 * The ledger of one look: `files` = `read` + `ignored` + files that gave nothing but a problem. Nothing is skipped in
 * silence. A file is whatever is found that is no folder: a FIFO, a broken symlink and a symlink to a folder that was
 * already walked are files here; a folder that cannot be listed, or is too deep, is a problem and no file. An archive is
 * not a file itself, unless it cannot be read: its entries are. A file that a kubeconfig refers to is counted where it
 * is found, not where it is named.
 */
export interface Coverage {
  /** Files looked at. */
  readonly files: number;
  /** Files that gave at least one certificate, key, request, kubeconfig, configuration of kubeadm or a kubelet, or static pod. */
  readonly read: number;
  /** Files that hold nothing of interest, or were left out by rule. */
  readonly ignored: number;
  readonly ignoredFiles: readonly IgnoredFile[];
}
export interface IgnoredFile {
  readonly path: string;
  readonly reason: IgnoredReason;
}
/**
 * - `already-read`: reached a second time within one place, or named twice in a KUBECONFIG list;
 * - `not-there`: an item of a KUBECONFIG list that does not exist, which kubectl passes over as well.
 */
export type IgnoredReason = 'no-certificate-material' | 'already-read' | 'ssh-certificate' | 'ssh-key' | 'not-there';

/**
 * What one address answered to the first message of a TLS handshake. Nothing is verified and the handshake is not
 * finished: this is what the server presents to anybody, not proof that it holds the key.
 */
export interface EndpointFacts {
  readonly place: string;
  /** `path` of the sightings it gave. */
  readonly path: string;
  /** Lower case, without brackets. */
  readonly host: string;
  readonly port: number;
  /** The address that was connected to; `undefined` where none is known: through a proxy, or no name server knew one. */
  readonly address: string | undefined;
  /** The name asked for (SNI); `undefined` where none was sent, as for an address. */
  readonly serverName: string | undefined;
  readonly proxy: string | undefined;
  readonly protocol: TlsVersion | undefined;
  /** `undefined`: it broke off before it would have said so. */
  readonly asksForClientCertificate: boolean | undefined;
  /** As presented: in that order, with repetitions. What is no certificate at all is left out and is a problem. */
  readonly chain: readonly Sha256Hex[];
  /** Whether this system's roots verify it, for whoever names no CA; `undefined` where nothing was presented. */
  readonly systemRoots: 'trusted' | 'not-trusted' | 'unknown' | undefined;
  /** Why nothing, or not everything, is known; its sentence is in the problems, under {@link path}. */
  readonly problem: ProblemCode | undefined;
}
export type TlsVersion = 'TLS 1.0' | 'TLS 1.1' | 'TLS 1.2' | 'TLS 1.3';
