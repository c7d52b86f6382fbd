import type { StepWords } from '../plan-words.ts';

const asStepWords = <Name extends string>(table: Readonly<Record<Name, StepWords>>): typeof table => table;

/** @see kubernetes.io kubeadm-certs and troubleshooting-kubeadm; reload times were measured with 1.35 */
export const kubeadmStepsEn = asStepWords({
  'back-up': {
    title: 'Back up {folders} on {node}',
    why: 'Every later step can then be undone. The archive holds private keys: keep it on the node, readable by root only, and delete it when all is well.',
    expected: 'the new archive, some tens of kilobytes or more',
  },
  'kubeadm-renew': {
    title: 'Renew the certificates on {node}',
    why: 'kubeadm makes a new key and certificate for each of: {names}. Subject, SANs and usages are copied from the old certificate, whatever time it has left.',
    expected: 'a new date behind each of them in the table',
    undo: 'Unpack the archive of the first step over / and restart what was restarted.',
  },
  'kubeadm-renew-offline': {
    title: 'Renew the certificates on {node}, without the API server',
    why: 'Certificates have expired, so the API server cannot be asked; kubeadm needs only the CA keys on this node. It renews: {names}. Without --config it takes its defaults, so check validity and folder first.',
    expected:
      'a new date behind each of them in the table; a message that the configuration could not be read from the cluster is normal',
    undo: 'Unpack the archive of the first step over /.',
  },
  'compare-pairs': {
    title: 'See which private keys on {node} are not those of their certificates',
    why: 'The key beside each of these belongs to another certificate: {names}. Renewing makes a new pair, so the next step mends it; find out first who put the file there, and whether another node has the other half.',
    expected: 'the same hash twice for a pair that fits, two different ones for one that does not',
  },
  'remake-apiserver': {
    title: 'Make the certificate of the API server on {node} anew, with the names that are missing',
    why: 'It lacks: {names}. Renewing has copied the old names; kubeadm init phase takes those of the configuration. Put what it does not add by itself into apiServer.certSANs in {config} first, a controlPlaneEndpoint and the service subnet as they are in the cluster.',
    expected: 'the missing names among the SANs',
    stops: 'nothing before the API server restarts or notices the new file',
    undo: 'Move the two files in /root/apiserver-before back.',
  },
  'close-keys': {
    title: 'Let only root read the private keys on {node}',
    why: 'Everybody on the machine may read them. Who did so before keeps what was read: if that may have happened, renew whatever these keys belong to, and replace a CA.',
    expected: '-rw------- before each file',
  },
  'restart-controllers': {
    title: 'Restart the controller manager and the scheduler on {node}',
    why: 'They read the certificate inside their kubeconfig only when they start (still so with 1.35). The kubelet stops a static pod when its manifest leaves the folder, which it looks at every 20 seconds.',
    expected: 'one running container each, created moments ago',
    stops: 'on this node no scheduling and no controllers; with other control planes another one takes over',
    undo: 'If a manifest is still parked in /etc/kubernetes, move it back to /etc/kubernetes/manifests.',
  },
  'restart-etcd': {
    title: 'Restart etcd on {node}',
    why: 'Measured with etcd 3.5: it reads its certificates anew at every handshake. Older versions may not, and kubeadm advises the restart; afterwards it is sure.',
    expected: 'the member is healthy',
    stops: 'the whole API, for about a minute; running pods go on',
    undo: 'If the manifest is still parked in /etc/kubernetes, move it back to /etc/kubernetes/manifests.',
  },
  'restart-etcd-member': {
    title: 'Restart the etcd member on {node}, and no other at the same time',
    why: 'Measured with etcd 3.5: it reads its certificates anew at every handshake. Older versions may not, and kubeadm advises the restart. Go on to the next member only when all are healthy: more than half have to be up.',
    expected: 'every member is healthy',
    stops: 'this member; the cluster goes on while more than half of the members are up',
    undo: 'If the manifest is still parked in /etc/kubernetes, move it back to /etc/kubernetes/manifests.',
  },
  'restart-apiserver': {
    title: 'Restart the API server on {node}',
    why: 'Measured with 1.35: new serving and client certificates are picked up within a second or at the next connection. Older versions may need the restart, and kubeadm advises it.',
    expected: 'one running container, created moments ago',
    stops: 'kubectl and every controller, for about a minute; running pods go on',
    undo: 'If the manifest is still parked in /etc/kubernetes, move it back to /etc/kubernetes/manifests.',
  },
  'restart-apiserver-of-several': {
    title: 'Restart the API server on {node}',
    why: 'Measured with 1.35: new serving and client certificates are picked up within a second or at the next connection. Older versions may need the restart, and kubeadm advises it.',
    expected: 'one running container, created moments ago',
    stops: 'this API server; clients behind a load balancer reach the others',
    undo: 'If the manifest is still parked in /etc/kubernetes, move it back to /etc/kubernetes/manifests.',
  },
  'control-plane-healthy': {
    title: 'See that {node} is well before going on',
    why: 'One control plane at a time: a mistake then costs one node, and etcd keeps its majority.',
    expected: 'every node Ready, every control plane pod Running and ready',
  },
  'csr-generate': {
    title: 'Make new keys and signing requests on {node}',
    why: 'The CA key is not on this node, so kubeadm cannot sign. It makes keys and requests for: {names}, in a folder of their own; nothing in use is touched. SANs come from the configuration: pass the one of this cluster.',
    expected: 'a .csr file for each of them',
    undo: 'Delete the folder.',
  },
  'csr-read': {
    title: 'Read the requests before they are signed',
    why: 'Whoever signs vouches for every name. Each request should be for this cluster and nothing else; add -text to see the SANs.',
    expected: '“verify OK” and a subject for each',
  },
  'csr-sign': {
    title: 'Sign the requests of {node} where the CA key is kept',
    why: 'Copy the folder of requests there (under the same path), set CA_DIR, and sign for {days} days, never beyond the CA. The extended key usage has to fit: serverAuth for apiserver, both for etcd server and peer, clientAuth for the rest; Go refuses others. -copy_extensions needs OpenSSL 3.0. With another CA product, set the same usages there. Bring the .crt files back.',
    expected: '“Certificate request self-signature ok” and a subject for each',
  },
  'csr-install': {
    title: 'Put the signed certificates in place on {node}',
    why: 'Key and certificate change together: a certificate beside another key keeps the component from starting, and etcd refuses connections at once. Kubeconfigs get certificate and CA embedded.',
    expected: 'nothing: any output means that a key does not fit its certificate',
    stops: 'on this node whatever connects between the two files of a pair changing',
    undo: 'Unpack the archive of the first step over /.',
  },
  'kubeconfig-copies': {
    title: 'Replace the copies of admin.conf',
    why: 'Copies on laptops, in CI and in ~/.kube keep the old certificate, which ends on its old date. Hand the new one out the way a secret is handed out. A kubeconfig with clusters of its own: replace only the user entry.',
    expected: 'ok',
    undo: 'Move config.before back; the old certificate works until its end.',
  },
  'kubeconfig-copies-found': {
    title: 'Replace the copies of admin.conf: {files}',
    why: 'Renewing does not reach copies: these keep the old certificate, which ends on its old date. There may be more on laptops and in CI. A kubeconfig with other clusters in it: replace only the user entry.',
    expected: 'ok',
    undo: 'Move config.before back; the old certificate works until its end.',
  },
  'kubelet-conf': {
    title: 'Let kubelet.conf on {node} follow the file that rotates',
    why: 'kubelet.conf holds a certificate inside itself, which nothing renews; the kubelet rotates kubelet-client-current.pem, and reads it only when kubelet.conf names it. If that file is not there or has expired, stop here and issue a new kubelet.conf instead.',
    expected: 'the kubelet is active, and its node stays Ready',
    stops: 'for seconds, nothing new starts on this node; running pods go on',
    undo: 'Move kubelet.conf.before back and restart the kubelet.',
  },
  'kubelet-make-conf': {
    title: 'Make a new kubeconfig for the kubelet of {node}',
    why: 'Its client certificate has expired, and with it the right to ask for a new one. A control plane with the CA key issues one by hand. Without --config check the server address and the cluster name in the result.',
    expected: 'nothing; the file is there, and holds a key: copy it over a safe way and delete it here',
  },
  'kubelet-install-conf': {
    title: 'Give {node} its new kubeconfig, then let it follow the file that rotates',
    why: 'The kubelet starts with the new certificate, asks for one of its own and writes kubelet-client-current.pem. Wait for that file before the last command.',
    expected: 'kubelet-client-current.pem, a link to a file of today',
    stops: 'this node, until its kubelet is back; running pods go on',
    undo: 'Move the files in /root/kubelet-before back.',
  },
  'kubelet-late': {
    title: 'Find out why the kubelet of {node} does not renew its certificate',
    why: 'A kubelet asks for a new certificate between 70 and 90 percent of the lifetime, and that has passed. Usual reasons: a request is pending or denied, the controller manager has no CA key to sign with (external CA), its CA file for signing holds two certificates, or the kubelet was switched off.',
    expected: 'requests that are Approved,Issued; requests vanish after an hour, so none proves nothing',
  },
  'kubelet-serving': {
    title: 'Approve the serving certificate of the kubelet on {node}',
    why: 'Kubernetes never approves kubernetes.io/kubelet-serving by itself. See that the request comes from this node and names only its own addresses, then approve it by its name in place of {placeholder}.',
    expected: 'the request is Approved,Issued, and kubelet-server-current.pem links to a new file',
  },
  'kubelet-self-signed': {
    title: 'Let the kubelet on {node} make a new self-signed serving certificate',
    why: 'kubelet.crt is made only where it is missing, and never renewed. By default nobody verifies it; serverTLSBootstrap: true would have it signed by the cluster.',
    expected: 'a certificate that ends in a year',
    stops: 'for seconds, kubectl logs and exec on this node',
    undo: 'Move the two files in /root/kubelet-before back and restart the kubelet.',
  },
  'node-ready': {
    title: 'See that {node} is Ready',
    why: 'A kubelet that the API server accepts reports within seconds; NotReady turns to Ready.',
    expected: '{node} is Ready',
  },
  'pending-requests': {
    title: 'See to requests that piled up while the API was down',
    why: 'Kubelets whose certificates ran out meanwhile have asked for new ones. Client requests of nodes are approved by themselves; serving requests are not.',
    expected: 'every node Ready, no request Pending',
  },
  'verify-files': {
    title: 'Verify the files on {node}',
    why: 'Dates, and that each certificate was signed by the CA beside it.',
    expected: '“Certificate will not expire” and “OK” for each, new dates in the kubeconfigs',
  },
  'verify-served': {
    title: 'Verify what {node} really serves',
    why: 'A process may go on serving the old certificate after the file has changed, and stop a year later. The two fingerprints of each pair have to be the same.',
    expected: 'the same SHA-256 fingerprint twice for each port',
  },
  'verify-look': {
    title: 'Look again with NotAfter',
    why: 'It shows what is still near its end, kubelets and copies included. Of a copied folder or an archive, fetch a new copy first.',
    expected: 'nothing expired, critical or soon of what was renewed',
  },
});
