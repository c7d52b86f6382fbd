import type { Role } from '../role.ts';

export const distributionIds = [
  'kubeadm',
  'kind',
  'minikube',
  'docker-desktop',
  'k3s',
  'rke2',
  'rke1',
  'k0s',
  'microk8s',
  'talos',
  'openshift',
  'aks',
  'eks',
  'gke',
  'kops',
  'kube-aws',
] as const;
export type DistributionId = (typeof distributionIds)[number];

/** What a folder holds of a cluster: a node's files, or the kubeconfigs of somebody who uses it. */
export type Part = 'control-plane' | 'worker' | 'client';

/** Where a fact was read, and how sure it is. What is not sure may only be told as typical. */
export interface Known {
  readonly source: string;
  readonly isSure: boolean;
}

/** What is known of one way to install Kubernetes. Tables only: recognition, roles, findings and plans read them. */
export interface Distribution extends Known {
  readonly id: DistributionId;
  /** A proper name, the same in every language. */
  readonly displayName: string;
  /** Somebody else runs the control plane: its files are not for a person to change. */
  readonly isManaged: boolean;
  /** A tree of this one looks like that one's too; this one is told then. */
  readonly refines?: DistributionId;
  readonly markers: readonly Marker[];
  readonly names: readonly NameSign[];
  readonly files: readonly FileRole[];
  readonly lifetimes: readonly Lifetime[];
  readonly renewals: readonly RenewalRule[];
  readonly reloads: readonly Reload[];
  readonly commands: readonly CommandTemplate[];
  readonly ports: readonly Port[];
  readonly designs: readonly KnownDesign[];
  /** What the API server's certificate is good for when nobody asked for more; empty where that is not known. */
  readonly apiServerNames: readonly DefaultName[];
  readonly expected: readonly ExpectedFile[];
}

/**
 * How much a sign weighs: one that decides is enough, of those that support two are needed, a hint is only evidence
 * beside others.
 */
export type Weight = 'decides' | 'supports' | 'hint';

/** A file that tells which distribution made the tree it lies in. */
export interface Marker extends Known {
  /** The folder on a node, without slashes at its ends: one of `homes` in layout.ts; `''` for a path of any root. */
  readonly home: string;
  /**
   * Below the home; `*` stands for anything but `/`, `folder/` for every file below that folder, `/` for every file of the
   * home.
   */
  readonly path: string;
  readonly weight: Weight;
  /** The part of the cluster such a file tells; `undefined`: it lies on every node. */
  readonly part: Part | undefined;
  /** Too common a name to tell anything where the home is not in the path. */
  readonly onlyAtHome: boolean;
}

/** A name that tells which distribution it is, in a CA's subject or a kubeconfig. */
export interface NameSign extends Known {
  readonly of: 'authority' | 'context' | 'cluster' | 'user' | 'server' | 'exec';
  /** For an authority, of the whole subject (`CN=k3s-server-ca@1711…`); for the others of the name, address or program. */
  readonly pattern: RegExp;
  readonly weight: Weight;
}

/** What the certificates in a file are for. */
export interface FileRole extends Known {
  /** Last parts of a path; `*` stands for anything but `/`. Case counts. */
  readonly pattern: string;
  /** Role of an end entity in such a file; `undefined`: its content must tell. */
  readonly leaf: Role | undefined;
  /** Role of a CA certificate in such a file. */
  readonly ca: Role | undefined;
}

/** How long a certificate lives when nobody asked for another lifetime. */
export interface Lifetime extends Known {
  /** `undefined`: every one of its kind that no other entry names. */
  readonly roles: readonly Role[] | undefined;
  readonly kind: 'ca' | 'leaf';
  readonly days: number;
  /** Where it varies, the longest. */
  readonly upToDays?: number;
}

export const renewers = ['kubelet', 'k3s', 'rke2', 'k0s', 'talos', 'openshift', 'aks', 'kops', 'minikube'] as const;
export type Renewer = (typeof renewers)[number];

/** What makes a renewal happen. Only what happens by itself needs nobody. */
export type RenewalTrigger = 'by-itself' | 'service-start' | 'cluster-start' | 'node-replacement';

/** Who renews which certificates of a distribution, and in which span of their life. */
export interface RenewalRule extends Known {
  readonly by: Renewer;
  readonly kind: 'ca' | 'leaf';
  /** `undefined`: every one of its kind. */
  readonly roles: readonly Role[] | undefined;
  /** Ends of the paths it holds for, as in {@link FileRole.pattern}; `undefined`: everywhere in the tree. */
  readonly files: readonly string[] | undefined;
  readonly span: RenewalSpan;
  readonly trigger: RenewalTrigger;
}

/**
 * - `share`: between these shares of the lifetime;
 * - `before-end`: from so many days before the end, up to the end;
 * - `whole-life`: whenever the trigger comes;
 * - `after-end`: only what has ended already.
 */
export type RenewalSpan =
  | { readonly kind: 'share'; readonly from: number; readonly to: number }
  | { readonly kind: 'before-end'; readonly days: number }
  | { readonly kind: 'whole-life' }
  | { readonly kind: 'after-end' };

export type Component =
  'kube-apiserver' | 'kube-controller-manager' | 'kube-scheduler' | 'etcd' | 'kubelet' | 'service' | 'people';

/** What a component does when a certificate it uses changes on disk. */
export interface Reload extends Known {
  readonly roles: readonly Role[];
  readonly component: Component;
  /**
   * - `reloads`: by itself, within {@link withinSeconds};
   * - `next-connection`: new connections use it, open ones keep the old;
   * - `restart`: goes on with the old one until it is started again;
   * - `copy`: whoever holds a copy must be given the new one.
   */
  readonly how: 'reloads' | 'next-connection' | 'restart' | 'copy';
  readonly withinSeconds: number | undefined;
  /** The version it was measured with; other versions may need a restart. */
  readonly measuredWith: string | undefined;
}

/** A command as the words of its argv; who runs it fills and quotes the placeholders. */
export interface CommandTemplate extends Known {
  readonly purpose: CommandPurpose;
  /** Words, in which `{…}` stands for a value: one of {@link placeholders}. */
  readonly argv: readonly string[];
  readonly runOn: 'control-plane' | 'worker' | 'every-node' | 'here';
  readonly needsRoot: boolean;
  /** Of which component, for a restart; of which part, where nodes differ. */
  readonly component?: Component;
}
export type CommandPurpose =
  'check' | 'renew' | 'renew-one' | 'stop' | 'start' | 'restart' | 'fetch-kubeconfig' | 'rotate-ca' | 'undo';
/**
 * `{name}` a certificate as the tool calls it · `{node}` · `{component}` a static pod · `{cluster}` · `{profile}` minikube's ·
 * `{group}` a resource group · `{location}` a region or zone · `{csr}` a signing request's name · `{path}` new CA files.
 */
export const placeholders = [
  'name',
  'node',
  'component',
  'cluster',
  'profile',
  'group',
  'location',
  'csr',
  'path',
] as const;

export interface Port extends Known {
  readonly component: Component;
  readonly port: number;
}

/** What would be a finding elsewhere and is this distribution's own design. */
export const designIds = [
  'apiserver-in-system-masters',
  'ca-shared-by-clusters',
  'serial-number-repeats',
  'ca-serial-zero',
  'front-proxy-ca-is-cluster-ca',
  'etcd-ca-is-cluster-ca',
  'clients-without-key-usage',
  'leaves-with-both-usages',
  'short-lived-admin',
  'long-lived-leaves',
  'leaf-files-carry-their-ca',
  'not-before-of-the-ca',
  'self-signed-kubelet-serving',
] as const;
export type DesignId = (typeof designIds)[number];
export interface KnownDesign extends Known {
  readonly id: DesignId;
}

/** A name of the API server: literal, or known by what it is. */
export type DefaultName =
  | { readonly kind: 'dns' | 'ip'; readonly value: string }
  | { readonly kind: 'node-name' | 'advertise-address' | 'first-service-ip' | 'control-plane-endpoint' };

/** A file of a healthy node. */
export interface ExpectedFile extends Known {
  /** On the node, from its root, without a slash in front. */
  readonly path: string;
  readonly part: 'control-plane' | 'worker';
  /** Why a healthy node may lack it. */
  readonly missingWhen?: 'not-the-first-node' | 'external-etcd' | 'external-ca' | 'not-joined-yet';
}
