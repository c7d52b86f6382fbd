import type { DistributionId } from '../../kubernetes/distributions/distribution.ts';
import type { AssessedCertificate } from '../../pki/assessment.ts';
import { backUp } from '../back-up.ts';
import type { Step, Where } from '../plan.ts';
import { lines, placeholder, sh, type ShellScript } from '../shell-quote.ts';
import { sources } from '../sources.ts';
import { changing, reading, step } from '../step.ts';
import type { DistributionParts, DistributionSteps } from './distribution-plans.ts';
import { tableCommands, type PlaceholderValues } from './table-command.ts';
import type { CommandPurpose, CommandTemplate } from '../../kubernetes/distributions/distribution.ts';

const servers: Where = { kind: 'node', node: undefined, part: 'every-control-plane' };
const workers: Where = { kind: 'node', node: undefined, part: 'every-node' };
const kubectl: Where = { kind: 'kubectl' };
const here: Where = { kind: 'own-machine' };
const copies: Where = { kind: 'copies' };

const nodesReady = reading(sh`kubectl get nodes`);
const isReachable = reading(sh`kubectl get --raw=/readyz`);

/** The table's commands as one script; a placeholder where the table has none would be a fault of ours. */
function table(
  { facts }: DistributionParts,
  purpose: CommandPurpose,
  values: PlaceholderValues = {},
  runOn?: CommandTemplate['runOn'],
): ShellScript {
  return lines(...tableCommands(facts.distribution, purpose, values, runOn));
}

/** Each node that is known, else the wherever in words. */
function onNodes(
  { nodes }: DistributionParts,
  part: 'control-plane' | 'worker',
  otherwise: Where,
): readonly { of: string | undefined; where: Where }[] {
  const known = nodes.filter((node) => node.part === part && node.name !== undefined);
  if (known.length === 0) return [{ of: undefined, where: otherwise }];
  return known.map(({ name }) => ({ of: name, where: { kind: 'node', node: name, part } }));
}

function backUps(parts: DistributionParts, folders: readonly string[]): readonly Step[] {
  return onNodes(parts, 'control-plane', servers).map(({ of, where }) =>
    backUp(parts.words, { of: of ?? parts.facts.distribution.displayName, where, folders }),
  );
}

const rancher: DistributionSteps = (parts) => {
  const { words, facts, dueCas } = parts;
  const { id, displayName } = facts.distribution;
  const data = `/var/lib/rancher/${id}`;
  const values = { tool: displayName, port: '6443', secret: `${id}-serving`, file: `/etc/rancher/${id}/${id}.yaml` };
  const source = id === 'k3s' ? sources.k3s : sources.rke2;
  const check = reading(table(parts, 'check'));
  return [
    ...backUps(parts, [`${data}/server/tls`, `/etc/rancher/${id}`]),
    step(words, 'rancher-check', { where: servers, commands: [check], values, minutes: 1, risk: 'none', source }),
    ...onNodes(parts, 'control-plane', servers).map(({ of, where }) =>
      step(words, 'rancher-restart-server', {
        of,
        where,
        commands: [changing(table(parts, 'restart', {}, 'control-plane')), check, nodesReady],
        values,
        minutes: 3,
        risk: 'low',
        source,
        certificates: leavesOf(facts.certificates),
      }),
    ),
    step(words, 'rancher-rotate', {
      where: servers,
      commands: [changing(lines(table(parts, 'stop'), table(parts, 'renew'), table(parts, 'start'))), check],
      values,
      minutes: 5,
      risk: 'high',
      source,
      certificates: leavesOf(facts.certificates),
    }),
    step(words, 'rancher-restart-agents', {
      where: workers,
      commands: [changing(table(parts, 'restart', {}, 'worker')), nodesReady],
      values,
      minutes: 2,
      risk: 'low',
      source,
    }),
    step(words, 'rancher-listener', {
      where: servers,
      commands: [
        reading(
          sh`openssl s_client -connect 127.0.0.1:6443 < /dev/null 2> /dev/null | openssl x509 -noout -subject -enddate`,
        ),
        changing(
          lines(
            sh`kubectl --namespace=kube-system delete secret ${values.secret}`,
            sh`mv ${`${data}/server/tls/dynamic-cert.json`} ${`${data}/server/tls/dynamic-cert.json.before`}`,
            table(parts, 'restart', {}, 'control-plane'),
          ),
        ),
      ],
      values,
      minutes: 3,
      risk: 'low',
      source,
    }),
    step(words, 'rancher-kubeconfig', {
      where: copies,
      commands: [isReachable],
      values,
      minutes: 5,
      risk: 'low',
      source,
    }),
    ...(dueCas.length === 0
      ? []
      : [
          step(words, 'rancher-rotate-ca', {
            where: { kind: 'node', node: undefined, part: 'any-control-plane' },
            commands: [changing(table(parts, 'rotate-ca'))],
            values,
            minutes: 120,
            risk: 'high',
            source,
            certificates: dueCas,
          }),
        ]),
  ];
};

const k0s: DistributionSteps = (parts) => {
  const { words, facts } = parts;
  const source = sources.k0s;
  return [
    ...backUps(parts, ['/var/lib/k0s/pki']),
    ...onNodes(parts, 'control-plane', servers).map(({ of, where }) =>
      step(words, 'k0s-restart', {
        of,
        where,
        commands: [
          changing(lines(table(parts, 'stop'), table(parts, 'start'))),
          reading(sh`k0s status`),
          reading(sh`openssl x509 -in /var/lib/k0s/pki/server.crt -noout -enddate`),
        ],
        minutes: 3,
        risk: 'low',
        source,
        certificates: leavesOf(facts.certificates),
      }),
    ),
    step(words, 'k0s-kubelets', {
      where: kubectl,
      commands: [nodesReady, reading(sh`kubectl get csr`)],
      minutes: 2,
      risk: 'none',
      source,
    }),
    step(words, 'k0s-copies', {
      where: copies,
      commands: [isReachable],
      minutes: 5,
      risk: 'low',
      source,
    }),
  ];
};

const microk8s: DistributionSteps = (parts) => {
  const { words, facts, dueCas } = parts;
  const source = sources.microk8s;
  const names = ['server.crt', 'front-proxy-client.crt'];
  const check = reading(table(parts, 'check'));
  return [
    step(words, 'microk8s-check', { where: workers, commands: [check], minutes: 1, risk: 'none', source }),
    ...onNodes(parts, 'control-plane', workers).map(({ of, where }) =>
      step(words, 'microk8s-refresh', {
        of,
        where,
        commands: [changing(lines(...names.map((name) => table(parts, 'renew-one', { name })))), check],
        values: { names: names.join(', ') },
        minutes: 3,
        risk: 'low',
        source,
        certificates: facts.certificates.filter(({ role }) => role === 'apiserver' || role === 'front-proxy-client'),
      }),
    ),
    ...(dueCas.length === 0
      ? []
      : [
          step(words, 'microk8s-ca', {
            where: servers,
            commands: [changing(table(parts, 'rotate-ca'))],
            minutes: 60,
            risk: 'high',
            source,
            certificates: dueCas,
          }),
        ]),
  ];
};

const minikube: DistributionSteps = (parts) => {
  const { words, facts, dueCas } = parts;
  const source = sources.minikube;
  const profile = facts.context?.name ?? 'minikube';
  return [
    step(words, 'minikube-check', {
      where: here,
      commands: [reading(table(parts, 'check', { profile }))],
      minutes: 1,
      risk: 'none',
      source,
    }),
    step(words, 'minikube-start', {
      where: here,
      commands: [changing(table(parts, 'renew', { profile })), nodesReady],
      values: { profile },
      minutes: 3,
      risk: 'low',
      source,
      certificates: leavesOf(facts.certificates),
    }),
    ...(dueCas.length === 0
      ? []
      : [step(words, 'minikube-ca', { where: here, minutes: 15, risk: 'high', source, certificates: dueCas })]),
  ];
};

const kind: DistributionSteps = (parts) => {
  const { words, facts, nodes, dueCas } = parts;
  const source = sources.kind;
  // A node is a container of the same name: `kind-control-plane` of the cluster `kind`.
  const named = nodes.flatMap(({ name, part }) => (name === undefined || part !== 'control-plane' ? [] : [name]));
  const cluster = facts.context?.name.replace(/^kind-/u, '') ?? named[0]?.replace(/-control-plane\d*$/u, '');
  const shownCluster = cluster ?? placeholder;
  if (dueCas.length > 0) {
    return [step(words, 'kind-ca', { where: here, minutes: 5, risk: 'high', source, certificates: dueCas })];
  }
  return [
    ...(named.length > 0 ? named : [undefined]).map((node) =>
      step(words, 'kind-renew', {
        of: node,
        where: here,
        commands: [changing(lines(table(parts, 'renew', { node }), table(parts, 'restart', { node }))), nodesReady],
        values: { node: node ?? placeholder },
        minutes: 3,
        risk: 'low',
        source,
        certificates: leavesOf(facts.certificates),
      }),
    ),
    step(words, 'kind-kubeconfig', {
      where: here,
      commands: [changing(table(parts, 'fetch-kubeconfig', { cluster }))],
      values: { cluster: shownCluster },
      minutes: 1,
      risk: 'low',
      source,
    }),
  ];
};

const talos: DistributionSteps = (parts) => {
  const { words, facts, nodes, dueLeaves, dueCas } = parts;
  const source = sources.talos;
  const [first] = nodes.flatMap(({ name }) => name ?? []);
  const late = dueLeaves.length === 0 ? [] : nodes.filter(({ part }) => part === 'control-plane');
  return [
    step(words, 'talos-watch', {
      where: here,
      commands: [reading(sh`talosctl --nodes=${first ?? placeholder} health`)],
      minutes: 3,
      risk: 'none',
      source,
      certificates: leavesOf(facts.certificates),
    }),
    ...late.map(({ name }) =>
      step(words, 'talos-reboot', {
        of: name,
        where: here,
        commands: [changing(table(parts, 'renew', { node: name })), nodesReady],
        values: { node: name ?? placeholder },
        minutes: 10,
        risk: 'high',
        source,
        certificates: dueLeaves,
      }),
    ),
    step(words, 'talos-kubeconfig', {
      where: here,
      commands: [changing(table(parts, 'fetch-kubeconfig', { node: first })), isReachable],
      minutes: 1,
      risk: 'low',
      source,
    }),
    step(words, 'talos-talosconfig', {
      where: here,
      commands: [changing(sh`talosctl --nodes=${first ?? placeholder} config new talosconfig-new`)],
      minutes: 1,
      risk: 'low',
      source,
    }),
    ...(dueCas.length === 0
      ? []
      : [
          step(words, 'talos-rotate-ca', {
            where: here,
            commands: [changing(table(parts, 'rotate-ca', { node: first }))],
            minutes: 60,
            risk: 'high',
            source,
            certificates: dueCas,
          }),
        ]),
  ];
};

const openshift: DistributionSteps = (parts) => {
  const { words, dueLeaves, dueCas } = parts;
  const source = sources.openshift;
  return [
    step(words, 'openshift-operators', {
      where: kubectl,
      commands: [reading(sh`oc get clusteroperators`), reading(sh`oc get nodes`)],
      minutes: 5,
      risk: 'none',
      source,
      certificates: [...dueLeaves, ...dueCas],
    }),
    step(words, 'openshift-approve', {
      where: kubectl,
      commands: [reading(table(parts, 'check')), changing(table(parts, 'renew-one'))],
      minutes: 10,
      risk: 'low',
      source,
    }),
    ...(dueCas.length === 0
      ? []
      : [
          step(words, 'openshift-kubelet-signer', {
            where: kubectl,
            commands: [changing(table(parts, 'rotate-ca'))],
            minutes: 20,
            risk: 'low',
            source,
            certificates: dueCas,
          }),
        ]),
    step(words, 'openshift-kubeconfig', {
      where: here,
      commands: [changing(sh`oc login`)],
      minutes: 1,
      risk: 'low',
      source,
    }),
  ];
};

const kops: DistributionSteps = (parts) => {
  const { words, facts, dueCas } = parts;
  const source = sources.kops;
  const cluster = facts.context?.name;
  return [
    step(words, 'kops-roll', {
      where: here,
      commands: [
        changing(table(parts, 'renew', { cluster })),
        reading(sh`kops validate cluster --name=${cluster ?? placeholder}`),
      ],
      minutes: 60,
      risk: 'high',
      source,
      certificates: leavesOf(facts.certificates),
    }),
    step(words, 'kops-kubeconfig', {
      where: here,
      commands: [changing(table(parts, 'fetch-kubeconfig', { cluster }))],
      minutes: 1,
      risk: 'low',
      source,
    }),
    ...(dueCas.length === 0
      ? []
      : [
          step(words, 'kops-keypairs', {
            where: here,
            commands: tableCommands(facts.distribution, 'rotate-ca', { cluster }).map(changing),
            minutes: 240,
            risk: 'high',
            source,
            certificates: dueCas,
          }),
        ]),
  ];
};

const rke1: DistributionSteps = (parts) => {
  const { words, facts, dueCas } = parts;
  const source = sources.rke1;
  const path = 'cluster.yml';
  return [
    ...backUps(parts, ['/etc/kubernetes']),
    dueCas.length > 0
      ? step(words, 'rke1-rotate-ca', {
          where: here,
          commands: [changing(table(parts, 'rotate-ca', { path }))],
          minutes: 30,
          risk: 'high',
          source,
          certificates: facts.certificates,
        })
      : step(words, 'rke1-rotate', {
          where: here,
          commands: [changing(table(parts, 'renew', { path })), nodesReady],
          minutes: 15,
          risk: 'high',
          source,
          certificates: leavesOf(facts.certificates),
        }),
    step(words, 'rke1-kubeconfig', { where: copies, commands: [isReachable], minutes: 5, risk: 'low', source }),
  ];
};

const kubeAws: DistributionSteps = (parts) => [
  step(parts.words, 'kube-aws-render', {
    where: here,
    commands: [changing(lines(table(parts, 'renew'), table(parts, 'restart')))],
    minutes: 90,
    risk: 'high',
    source: sources.kubeAws,
    certificates: leavesOf(parts.facts.certificates),
  }),
];

const dockerDesktop: DistributionSteps = ({ words, facts }) => [
  step(words, 'docker-desktop-save', {
    where: here,
    commands: [
      reading(
        sh`kubectl get all,configmaps,secrets,persistentvolumeclaims --all-namespaces -o yaml > docker-desktop.yaml`,
      ),
    ],
    minutes: 10,
    risk: 'none',
    source: sources.dockerDesktop,
  }),
  step(words, 'docker-desktop-reset', {
    where: here,
    minutes: 10,
    risk: 'high',
    source: sources.dockerDesktop,
    certificates: facts.certificates,
  }),
];

function leavesOf(certificates: readonly AssessedCertificate[]): readonly AssessedCertificate[] {
  return certificates.filter(({ certificate }) => certificate.basicConstraints?.cA !== true);
}

export const selfManagedSteps: Readonly<
  Record<Exclude<DistributionId, 'kubeadm' | 'aks' | 'eks' | 'gke'>, DistributionSteps>
> = {
  k3s: rancher,
  rke2: rancher,
  k0s,
  microk8s,
  minikube,
  kind,
  talos,
  openshift,
  kops,
  rke1,
  'kube-aws': kubeAws,
  'docker-desktop': dockerDesktop,
};
