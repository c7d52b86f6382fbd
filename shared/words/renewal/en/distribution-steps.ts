import type { StepWords } from '../plan-words.ts';

const asStepWords = <Name extends string>(table: Readonly<Record<Name, StepWords>>): typeof table => table;

/** Clusters that are run by whoever reads this, installed by something other than kubeadm. */
export const distributionStepsEn = asStepWords({
  'restart-served': {
    title: 'Restart {what} on {node}',
    why: '{component} still presents its old certificate on {endpoints}: {file} was renewed, and it has not been taken up. Renewing again does not help. Of several nodes, one after the other.',
    expected: 'looking again, NotAfter finds on {endpoints} what lies on disk',
    stops: '{what} of this node for about a minute; pods go on',
    undo: 'Nothing was changed: it starts with what lies on disk, as at the next boot.',
  },
  'restart-served-managed': {
    title: 'Have {component} on {node} started anew by whoever runs it',
    why: '{component} still presents its old certificate on {endpoints}, though {file} was renewed. The machine is the provider’s: replace the node (a new node image, or drain and delete it), or open a ticket.',
    expected: 'looking again, NotAfter finds on {endpoints} what lies on disk',
    stops: 'what runs on this node, until it has moved',
  },
  'rancher-check': {
    title: 'See what {tool} says of its own certificates',
    why: 'It names every file with its end and state; WARNING means that the next start renews it.',
    expected: 'a row for each file: OK, WARNING or EXPIRED',
  },
  'rancher-restart-server': {
    title: 'Restart {tool} on each server, one after the other',
    why: '{tool} renews at every start whatever has expired or ends within 120 days (90 before v1.33.1, v1.32.5, v1.31.9 and v1.30.13). Without a start nothing happens. With embedded etcd wait until the server is Ready before the next one.',
    expected: 'the server is Ready again, and the check shows new dates',
    stops: 'the API of this server for about a minute; pods go on',
    undo: 'Stop the service, unpack the archive of the first step over /, start it.',
  },
  'rancher-rotate': {
    title: 'Renew everything now, whatever time is left (instead of the plain restart)',
    why: 'Outside the window a restart renews nothing. rotate moves the old files to a folder of their own (tls-<time>), and the start makes new ones.',
    expected: 'new dates in the check',
    stops: 'the API of this server until it has started again; pods go on',
    undo: 'Stop the service, put the tls-<time> folder back, start it.',
  },
  'rancher-restart-agents': {
    title: 'Restart the agents',
    why: 'An agent fetches its certificates at every start, from the servers: renew those first.',
    expected: 'every node Ready',
    stops: 'for seconds, nothing new starts on that node; pods go on',
  },
  'rancher-listener': {
    title: 'If port {port} still serves the old certificate, have that one made anew, too',
    why: 'What answers on port {port} is cached apart, in server/tls/dynamic-cert.json and in a Secret (typically {secret} in kube-system: check first). Both have been seen to survive a rotation.',
    expected: 'a date in the future',
    stops: 'the API of this server for about a minute',
    undo: 'Not needed: it is made again at the start.',
  },
  'rancher-kubeconfig': {
    title: 'Replace the copies of {file}',
    why: 'The admin kubeconfig on the server is written anew; copies on laptops and in CI keep the old certificate, which ends on its old date.',
    expected: 'ok',
  },
  'rancher-rotate-ca': {
    title: 'Replace the CAs of {tool}',
    why: 'The CAs live ten years and never renew themselves. Prepare new ones in a folder laid out like server/tls (cross-signed, so that both are trusted for a time), load them with rotate-ca, then restart servers, then agents. --force skips the check that keeps the cluster together.',
    expected: 'the certificates were verified and stored',
    stops: 'each node while it restarts',
  },
  'k0s-restart': {
    title: 'Restart k0s on each controller, one after the other',
    why: 'A k0s controller issues all its certificates anew at every start, with new keys. Restart at least once a year; with etcd wait until the controller is well before the next one. CAs without their key here are left alone, with a warning only.',
    expected: 'the controller is running, and its files have new dates',
    stops: 'the API of this controller for about a minute; pods on workers go on',
    undo: 'Stop k0s, unpack the archive of the first step over /, start it.',
  },
  'k0s-copies': {
    title: 'Replace the copies of admin.conf',
    why: 'pki/admin.conf was issued anew; copies keep the old certificate until it ends.',
    expected: 'a kubeconfig',
  },
  'k0s-kubelets': {
    title: 'See that the kubelets renew themselves',
    why: 'Kubelets of k0s ask for client and serving certificates by themselves, and k0s approves both.',
    expected: 'no request Pending, every node Ready',
  },
  'microk8s-check': {
    title: 'See what MicroK8s says',
    why: 'It tells the end of the CA, the server and the front proxy client; the other clients live ten years.',
    expected: 'three dates',
  },
  'microk8s-refresh': {
    title: 'Renew {names} on each node',
    why: 'MicroK8s renews these one by one and restarts its services; it keeps the old files in certs-backup.',
    expected: 'new dates in the check',
    stops: 'the API of this node for about a minute',
    undo: 'microk8s refresh-certs -u brings the old files back.',
  },
  'microk8s-ca': {
    title: 'Replace the CA of MicroK8s',
    why: 'It replaces every certificate with it: other nodes have to leave and join again, and every kubeconfig is a new one.',
    stops: 'the API, and every other node until it has joined again',
    undo: 'microk8s refresh-certs -u brings the old files back.',
  },
  'minikube-start': {
    title: 'Start profile {profile} once more',
    why: 'minikube start makes the certificates on this machine anew where they have ended, and runs kubeadm certs renew all in the node when one of kubeadm’s has. Those that have not ended yet stay.',
    expected: 'Done! kubectl is now configured',
    stops: 'the API, for a minute or two',
  },
  'minikube-check': {
    title: 'See what is inside the node',
    why: 'The node has certificates that lie nowhere on this machine.',
    expected: 'a date in the future',
  },
  'minikube-ca': {
    title: 'Make the CA of minikube anew',
    why: 'minikubeCA is shared by all profiles. There is no command to replace it: typically the clusters are deleted and made again.',
    stops: 'every cluster; what is in them is lost',
  },
  'kind-renew': {
    title: 'Renew the certificates in node {node}, and start it again',
    why: 'kind is kubeadm in a container; kubelets see to themselves while they run. A cluster that can be made anew in a minute is often better made anew.',
    expected: 'a new date behind each certificate',
    stops: 'this node while its container starts again',
  },
  'kind-kubeconfig': {
    title: 'Fetch the kubeconfig of {cluster} again',
    why: 'The one on this machine is a copy of the old admin.conf.',
    expected: 'Set kubectl context',
  },
  'kind-ca': {
    title: 'Make the cluster anew: its CA is near its end',
    why: 'Replacing a CA is more work than a cluster that is made to be thrown away.',
    stops: 'the cluster; what is in it is lost',
  },
  'talos-watch': {
    title: 'See that Talos renews its certificates',
    why: 'Talos issues Kubernetes leaves anew at half of their year and at every boot; etcd’s live ten years, those of its own API a day. One past half its life on a running node points to something that hinders it.',
    expected: 'every service healthy',
  },
  'talos-reboot': {
    title: 'Boot {node} again if a leaf is past half its life',
    why: 'Every start of Talos issues the leaves anew; rebooting is the usual way to have it start, check first with the release you run. One control plane at a time, etcd healthy before the next.',
    expected: 'the node is Ready again',
    stops: 'this node while it boots',
  },
  'talos-kubeconfig': {
    title: 'Fetch a new admin kubeconfig',
    why: 'Its certificate lives a year, and nothing renews a copy.',
    expected: 'nothing; kubectl works',
    undo: 'The old file works until its own end: keep it until the new one does.',
  },
  'talos-talosconfig': {
    title: 'Make a new talosconfig',
    why: 'Its client certificate lives a year, too; without it nobody talks to Talos. Make it while the old one works.',
    expected: 'a file talosconfig-new',
  },
  'talos-rotate-ca': {
    title: 'Rotate the CAs of Talos',
    why: 'rotate-ca replaces the CA of the Talos API and the issuing CA of Kubernetes while the cluster runs. Run it once without --dry-run=false: the default only shows what would be done. The CAs of etcd and of the aggregator need a change of the machine configuration.',
    expected: 'it names each step and checks the cluster after each',
    stops: 'nothing if all goes well; every kubeconfig and talosconfig is another one afterwards',
  },
  'openshift-operators': {
    title: 'See that the operators are well',
    why: 'OpenShift renews every certificate of its control plane by itself, most of them every 15 days. One that is late means an operator that is not well, or a cluster that was switched off.',
    expected: 'AVAILABLE True, DEGRADED False for each',
  },
  'openshift-approve': {
    title: 'Approve the requests of nodes',
    why: 'After a long time switched off kubelets ask for new certificates and nobody answers. See that each comes from a node of yours; after the client requests come serving ones, so look twice.',
    expected: 'every node Ready, no request Pending',
  },
  'openshift-kubelet-signer': {
    title: 'Have the kubelet signer renewed now',
    why: 'Taking the annotation away tells the operator that the signer is over.',
    expected: 'secret annotated',
    stops: 'nothing; API servers roll one by one, which takes some 20 minutes',
  },
  'openshift-kubeconfig': {
    title: 'Fetch a new kubeconfig if yours is near its end',
    why: 'The installer’s kubeconfig has a certificate of its own, which typically lives ten years: check first. A login makes a kubeconfig with a token.',
    expected: 'Login successful',
  },
  'kops-roll': {
    title: 'Replace the nodes that are older than 15 months',
    why: 'A kops node gets its certificates when it boots, for 455 to 484 days; nothing renews them on a running node. The flags are typically as here: check first with kops rolling-update cluster --help. etcd-manager (3.0.20200428 or newer) renews etcd’s by itself.',
    expected: 'every node was replaced, and the cluster validates',
    stops: 'each node in turn; with one control plane the API while it is replaced',
  },
  'kops-kubeconfig': {
    title: 'Export a new admin kubeconfig',
    why: 'It lives 18 hours by design: one that is nearly over is normal.',
    expected: 'kops has set your kubectl context',
  },
  'kops-keypairs': {
    title: 'Rotate the CAs in kops',
    why: 'A new pair is trusted first, then signs, then the old one is distrusted; between the commands the cluster is updated and rolled, and kubeconfigs are handed out.',
    stops: 'each node in turn, three times',
  },
  'rke1-rotate': {
    title: 'Rotate the certificates of RKE1',
    why: 'CAs and leaves live ten years; rke cert rotate makes the leaves anew and restarts the containers. A cluster that Rancher manages is rotated there (“Rotate Certificates”). RKE1 is typically past its support: check first.',
    expected: 'Successfully rotated certificates',
    stops: 'each component while its container restarts',
    undo: 'Keep cluster.rkestate and the archive of the first step; old files typically stay in /etc/kubernetes/.tmp: check first.',
  },
  'rke1-rotate-ca': {
    title: 'Rotate the CA of RKE1',
    why: 'Every certificate is replaced with it, and every kubeconfig is another one; workloads that talk to the API have to be restarted.',
    expected: 'Successfully rotated certificates',
    stops: 'the API and every node for some minutes',
  },
  'rke1-kubeconfig': {
    title: 'Hand out the new kubeconfig',
    why: 'kube_config_<cluster>.yml is written anew; copies keep the old certificate.',
    expected: 'ok',
  },
  'kube-aws-render': {
    title: 'Make new credentials and apply them',
    why: 'kube-aws has been archived since 2020. Typically the credentials are rendered anew and the stacks updated, which replaces every node: check first, on a copy.',
    stops: 'each node while it is replaced',
    undo: 'Keep the old credentials folder: applying it again goes back.',
  },
  'docker-desktop-reset': {
    title: 'Reset Kubernetes in Docker Desktop: this wipes the cluster and its volumes',
    why: 'Docker Desktop is not known to renew its certificates. “Reset Kubernetes cluster” makes everything anew and deletes what was in the cluster, persistent volumes too. Save manifests and data first.',
    expected: 'a cluster with new certificates and nothing in it',
    stops: 'the cluster; what is in it is lost',
  },
  'docker-desktop-save': {
    title: 'Save what is in the cluster',
    why: 'While the API still answers, manifests can be written out; the content of volumes has to be copied apart. Secrets lie readable in that file.',
    expected: 'a file that is not empty',
  },
});
