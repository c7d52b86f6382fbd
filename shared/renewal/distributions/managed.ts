import type { Step, Where } from '../plan.ts';
import { lines, placeholder, sh, type ShellScript } from '../shell-quote.ts';
import { sources } from '../sources.ts';
import { changing, reading, step } from '../step.ts';
import type { DistributionParts, DistributionSteps } from './distribution-plans.ts';
import { tableCommands } from './table-command.ts';

const here: Where = { kind: 'own-machine' };
const kubectl: Where = { kind: 'kubectl' };

/** Run by the provider on a node, without a login. */
const endOfKubeletClient = 'openssl x509 -in /var/lib/kubelet/pki/kubelet-client-current.pem -noout -enddate';
const endOfApiServer = 'openssl x509 -in /etc/kubernetes/certs/apiserver.crt -noout -enddate';

const aks: DistributionSteps = (parts) => {
  const { words, facts, dueLeaves, dueCas } = parts;
  const source = sources.aks;
  const { cluster, group } = aksNames(parts);
  const values = { cluster, group };
  const nodeGroup = sh`--resource-group=${`MC_${group ?? placeholder}_${cluster ?? placeholder}_${placeholder}`}`;
  const serving = tableCommands(facts.distribution, 'check', values);
  const server = facts.kubeconfigs
    .flatMap(({ clusters }) => clusters)
    .find((each) => each.server !== undefined)?.server;
  return [
    step(words, 'aks-check-ca', {
      where: here,
      commands: [
        reading(caOfKubeconfig()),
        reading(sh`curl --silent --insecure --verbose ${server ?? `https://${placeholder}`} 2>&1 | grep 'expire date'`),
      ],
      minutes: 2,
      risk: 'none',
      source,
    }),
    step(words, 'aks-tls-bootstrap', {
      where: { kind: 'node', node: undefined, part: 'every-node' },
      commands: [reading(sh`ls /var/lib/kubelet/bootstrap-kubeconfig`)],
      minutes: 2,
      risk: 'none',
      source,
    }),
    step(words, 'aks-check-vmss', {
      where: here,
      commands: [
        reading(
          sh`az vmss run-command invoke ${nodeGroup} --name=${placeholder} --instance-id=0 --command-id=RunShellScript --query='value[0].message' \\
  --scripts=${endOfKubeletClient}`,
        ),
      ],
      minutes: 3,
      risk: 'none',
      source,
    }),
    step(words, 'aks-check-vmas', {
      where: here,
      commands: [
        reading(
          sh`az vm run-command invoke ${nodeGroup} --name=${placeholder} --command-id=RunShellScript --query='value[0].message' \\
  --scripts=${endOfApiServer}`,
        ),
      ],
      minutes: 3,
      risk: 'none',
      source,
    }),
    step(words, 'aks-kubelet-serving', {
      where: kubectl,
      commands: [
        ...serving.map(reading),
        reading(sh`kubectl get csr --field-selector=spec.signerName=kubernetes.io/kubelet-serving`),
      ],
      minutes: 2,
      risk: 'none',
      source,
    }),
    step(words, 'aks-rotate', {
      where: here,
      commands: [
        changing(lines(...tableCommands(facts.distribution, 'renew', values))),
        reading(
          sh`az aks show --resource-group=${group ?? placeholder} --name=${cluster ?? placeholder} --query=provisioningState`,
        ),
      ],
      minutes: 30,
      risk: 'high',
      source,
      certificates: [...dueLeaves, ...dueCas],
    }),
    credentials(parts, 'aks-credentials', values, source),
  ];
};

/** The context is called after the cluster, and the user typically `clusterUser_GROUP_CLUSTER`; both may be renamed. */
function aksNames({ facts: { context } }: DistributionParts): { readonly cluster?: string; readonly group?: string } {
  const user = context?.user;
  if (context === undefined) return {};
  const [, group] =
    user?.endsWith(`_${context.name}`) === true ? (/^cluster(?:User|Admin)_(.+)$/u.exec(user) ?? []) : [];
  const name = context.name.replace(/-admin$/u, '');
  return group === undefined ? { cluster: name } : { cluster: name, group: group.slice(0, -context.name.length - 1) };
}

const eks: DistributionSteps = (parts) => {
  const { words, dueLeaves, dueCas, facts } = parts;
  const source = sources.eks;
  const [, location, cluster] = /^arn:[^:]+:eks:([^:]+):[^:]*:cluster\/(.+)$/u.exec(facts.context?.name ?? '') ?? [];
  return [
    step(words, 'eks-csr', {
      where: kubectl,
      commands: [
        reading(sh`kubectl get csr --field-selector=spec.signerName=kubernetes.io/kubelet-serving`),
        reading(sh`kubectl get nodes`),
      ],
      minutes: 2,
      risk: 'none',
      source,
      certificates: dueLeaves,
    }),
    step(words, 'eks-replace', {
      where: here,
      minutes: 60,
      risk: 'high',
      source,
      certificates: [...dueLeaves, ...dueCas],
    }),
    credentials(parts, 'eks-kubeconfig', { cluster, location }, source),
  ];
};

const gke: DistributionSteps = (parts) => {
  const { words, facts, dueLeaves, dueCas } = parts;
  const source = sources.gke;
  const [, location, cluster] = /^gke_[^_]+_([^_]+)_(.+)$/u.exec(facts.context?.name ?? '') ?? [];
  const values = { location, cluster };
  const [start, complete] = tableCommands(facts.distribution, 'rotate-ca', values);
  const due = [...dueLeaves, ...dueCas];
  const changes = (script: ShellScript | undefined) => (script === undefined ? [] : [changing(script)]);
  return [
    step(words, 'gke-check', {
      where: here,
      commands: [
        reading(
          sh`gcloud container clusters describe ${cluster ?? placeholder} --location=${location ?? placeholder} --format='value(masterAuth.clusterCaCertificate)' |
  base64 --decode | openssl x509 -noout -dates`,
        ),
      ],
      minutes: 1,
      risk: 'none',
      source,
    }),
    step(words, 'gke-start', {
      where: here,
      commands: changes(start),
      minutes: 30,
      risk: 'high',
      source,
      certificates: due,
    }),
    step(words, 'gke-nodes', {
      where: here,
      commands: [reading(sh`kubectl get nodes`)],
      minutes: 120,
      risk: 'high',
      source,
    }),
    credentials(parts, 'gke-credentials', values, source),
    step(words, 'gke-complete', {
      where: here,
      commands: changes(complete),
      minutes: 30,
      risk: 'high',
      source,
      certificates: due,
    }),
  ];
};

function credentials(
  { words, facts }: DistributionParts,
  name: 'aks-credentials' | 'eks-kubeconfig' | 'gke-credentials',
  values: Parameters<typeof tableCommands>[2],
  source: string,
): Step {
  return step(words, name, {
    where: { kind: 'copies' },
    commands: [
      changing(lines(...tableCommands(facts.distribution, 'fetch-kubeconfig', values))),
      reading(sh`kubectl get --raw=/readyz`),
    ],
    minutes: 5,
    risk: 'low',
    source,
  });
}

function caOfKubeconfig(): ShellScript {
  return sh`kubectl config view --raw --minify -o jsonpath='{.clusters[0].cluster.certificate-authority-data}' |
  base64 --decode | openssl x509 -noout -subject -enddate`;
}

export const managedSteps = { aks, eks, gke } as const;
