import { distributionIds } from '../../shared/kubernetes/distributions/distribution.ts';
import { filedFormats, type FiledFormat, type Topic } from './arguments.ts';

const places = `  PLACE   a folder (/etc/kubernetes, its pki folder, or one that holds either), a certificate or
          key file, a kubeconfig, a list of kubeconfigs as in KUBECONFIG, an archive (.zip, .tar,
          .tar.gz) of any of these, a dump (kubectl get secret -A -o yaml), PKCS#7,
          PKCS#12, a Java keystore, a CRL, or
          https://host[:port], tls://host:port, host:port   what a server presents; nothing else is
                    contacted. ?sni=NAME asks for another name, ?proxy=URL goes through a proxy (http://,
                    https://, socks5://); https:// alone uses HTTPS_PROXY and NO_PROXY. A proxy's
                    password belongs there or into proxy-url of a kubeconfig: it is never shown or kept
          ssh://[user@]host[:port][/path]   a node: read as docs/ssh.md tells, keys stay there;
                    /path stands for the folders where distributions keep their files
          cluster:KUBECONFIG[#CONTEXT]   what the API of a cluster holds: signing requests, Secrets, CA
                    bundles, nodes (docs/cluster.md); cluster: alone is KUBECONFIG or ~/.kube/config
          sample:   a made-up cluster in which every state occurs`;

const nodeOptions = `
NODES OVER SSH
  --hosts FILE      look at the nodes named in FILE as well, one a line: cp-1, root@10.0.0.5:2222, ssh://…
  -i, --identity KEY
                    a private key to be tried first; repeatable
  -J, --jump HOST   go through this host, or several with commas between them
  --accept-new      believe hosts that are not in known_hosts, and remember them there. Without it they are
                    refused, unless you say yes at a terminal. A host key that has changed is always refused.
  Aliases, keys, jump hosts and known_hosts are those of your ssh configuration; ssh-agent is used.

CONTAINERS
  --password-file FILE
                    passwords for PKCS#12 files and the like, one a line; repeatable. NOTAFTER_PASSWORD is
                    tried as well, an empty one always; at a terminal you are asked for what none opens.
`;

const clusterOptions = `
CLUSTERS
  --all-secrets     read Secrets of every type; without it only those of type kubernetes.io/tls
  -n, --namespace NAME
                    where a list over the whole cluster is forbidden, read this namespace besides the context's;
                    repeatable
  --allow-exec      run the program by which a kubeconfig's user signs in (aws, kubelogin, gke-gcloud-auth-plugin).
                    Without it it is run only if you say yes at a terminal.
  Only GET is sent, and one question who we are; proxies are those of the kubeconfig and the environment.
`;

const reportFormatNotes: Readonly<Record<FiledFormat, string>> = {
  html: 'the expiry report as one file for any browser, on screen and on paper',
  pdf: 'the same, printed by a Chromium, Chrome or Edge of this machine (NOTAFTER_CHROMIUM)',
  csv: 'a line a certificate, safe in a spreadsheet (docs/certificates-csv.md)',
  markdown: 'the expiry report, for a ticket or a chat',
  text: 'the same as plain text, for a mail',
  json: 'everything, schema notafter.inventory/v1 (docs/inventory-v1.md)',
  kubeadm: 'byte for byte as kubeadm certs check-expiration prints it (1.35)',
  'kubeadm-json': 'the same as its JSON',
  k3s: 'the JSON of k3s certificate check, for k3s and RKE2',
  'k3s-table': 'the same as its table',
  ical: 'a calendar: when to renew, and what ends when',
  openmetrics: 'for the textfile collector of node_exporter (docs/metrics.md)',
  junit: 'JUnit XML for CI, a case a certificate',
  sarif: 'SARIF 2.1.0 for code scanning, a result a finding',
  cyclonedx: 'CycloneDX 1.6, an inventory of cryptography',
};
const formatLines = filedFormats
  .map((id) => `                    ${id.padEnd(14)} ${reportFormatNotes[id]}`)
  .join('\n');

const texts: Readonly<Record<Topic, string>> = {
  notafter: `NotAfter looks at the certificates of a Kubernetes cluster and says what expires when.
It only reads, and contacts nothing but what you name.

USAGE
  notafter check PLACE... [OPTIONS]    print what is there, and judge it by exit code
  notafter report PLACE... [OPTIONS]   file it: for people, spreadsheets, calendars, monitoring, CI
  notafter plan PLACE... [OPTIONS]     print the steps that renew it, with its names and paths
  notafter serve [PLACE...] [OPTIONS]  show it in a browser on this machine
  notafter check --help | report --help | plan --help | serve --help
  notafter --version

ARGUMENTS
${places}

EXIT CODES
  0   nothing at or past the warning threshold, and nothing found wrong
  1   a certificate is expired, near its end, or not yet valid, or something is wrong with one
  2   the command line is wrong
  3   something could not be read (1 wins over 3)

EXAMPLES
  notafter check /etc/kubernetes
  notafter check "$KUBECONFIG" --warn 60d
  notafter report /etc/kubernetes --format markdown
  notafter plan /etc/kubernetes
  notafter serve /etc/kubernetes
`,
  check: `Looks at every PLACE once and prints the certificates found, what stands first being what ends first.

USAGE
  notafter check PLACE... [--filter QUERY] [--at ISO] [--warn TIME] [--critical TIME] [--distribution ID]
                          [--output FORMAT] [--ignore ID[=REASON]]... [--live]
                          [--connect-timeout TIME] [--timeout TIME] [--retries N]

ARGUMENTS
${places}

OPTIONS
  -f, --filter QUERY
                    print and judge only what matches, for table and json; see QUERY below
  --at ISO          judge as of this instant instead of now: 2027-03-01T00:00:00Z, or 2027-03-01 (UTC)
  --warn TIME       remaining time at or below which a certificate counts as soon; where it is left out, 30d or
                    a third of the lifetime, whichever is shorter, and for a CA 1y or a third
  --critical TIME   the same for critical: 7d or a tenth, for a CA 90d or a tenth; never longer than --warn
  --ca-warn TIME, --ca-critical TIME
                    the same for CAs alone
                    TIME is 90m, 12h, 30d, 2w or 1y. Where only one of the two is given, the other gives way.
                    What renews itself (a kubelet's certificate) is fine until it is late.
  --distribution ID take every node for one of this distribution, instead of what its files look like:
                    kubeadm, kind, minikube, docker-desktop, k3s, rke2, rke1, k0s, microk8s, talos, openshift,
                    aks, eks, gke, kops, kube-aws
  -o, --output FORMAT
                    table          for people (the default)
                    kubeadm        byte for byte as kubeadm certs check-expiration prints it (1.35), for each PLACE
                    kubeadm-json   the same as its JSON
                    json           everything, schema notafter.inventory/v1
                    nagios         one line with performance data; exit code 0, 1, 2 or 3 as a plugin has them
  --ignore ID[=REASON]
                    leave the findings of a rule (NA-K07) out of the exit code, and list them apart; repeatable
  --live            ask the endpoints that the places name, too: the servers of kubeconfigs, and the API server, etcd
                    and kubelet ports of nodes whose address their files tell. They are listed on stderr first.
                    Each is sent the first message of a TLS handshake and nothing else; what it presents is
                    compared with the files, the kubeconfigs, and this system's roots where one names no CA
  --connect-timeout, --timeout TIME
                    how long an endpoint may take to a connection, and in all: 500ms, 5s, 1m (5s and 10s)
  --retries N       ask an endpoint that does not answer N times more; otherwise each is asked once
  -h, --help        this text
${nodeOptions}${clusterOptions}
QUERY
  Words and fields, all of which must hold: 'expires:<30d role:etcd-* -status:ok node:cp-1 prod.example'
  expires: starts:  <30d, >1y, <=2027-03-01, 2027-03, 2027-01-01..2027-03-01; spans count from --at
  role: ca: node: usage: finding:                 whole, * stands for anything
  subject: issuer: san: path: place: algorithm:   any part; an IP address of san: whole
  serial: fingerprint:                            any part, colons or not
  status: key: is: has:                           status:expired,critical  is:ca,replaced,overdue  has:defect
  A comma means or, a - in front means not, quotes hold text with spaces, commas or colons together.
  How many of how many match is said on stderr; what could not be read still counts, since it might match.

  What was found goes to stdout; what could not be read or printed is named on stderr. A remaining time
  is that of the whole certification path: a certificate ends when its CA does.
  Colours only on a terminal; NO_COLOR and FORCE_COLOR are heeded. Ctrl+C stops the look and prints
  what it has; a second one ends at once.

EXIT CODES
  0   nothing at or past the warning threshold, and no finding but notices
  1   a certificate is expired, critical or soon, or not yet valid: it cannot be relied on; or there is a
      finding, critical or a warning, that is not ignored
  2   the command line is wrong
  3   something could not be read, or a certificate's dates could not (1 wins over 3)

EXAMPLES
  notafter check /etc/kubernetes
  notafter check node-1.tar.gz node-2.tar.gz --warn 60d --critical 14d
  notafter check /etc/kubernetes --at 2027-03-01 --output kubeadm
  notafter check ~/.kube/config --output json | jq '.certificates[] | select(.status != "ok")'
  notafter check /etc/kubernetes --filter 'role:apiserver,etcd-* expires:<60d'
  notafter check /etc/kubernetes --ignore 'NA-C15=our CA is kept offline'
  notafter check /etc/kubernetes --live
  notafter check https://api.example.com:6443
  notafter check sample:
`,
  report: `Looks at every PLACE once and files what is there, in one format or several.

USAGE
  notafter report PLACE... --format FORMAT... [-o FILE|-] [--filter QUERY] [--at ISO] [--lang LANGUAGE]
                           [--warn TIME] [--critical TIME] [--distribution ID] [--ignore ID[=REASON]]...
                           [--live] [--bom] [--force]

ARGUMENTS
${places}

OPTIONS
  -F, --format FORMAT
                    repeatable, or several with commas between:
${formatLines}
  -o, --out FILE    where to: - or nothing is stdout, for one format; an existing folder, or a name that ends in /,
                    gets notafter.csv, notafter.json and so on; any other name is the file itself, and with several
                    formats the name to which each adds its extension. A file is put there whole or not at all.
  --force           replace files that are there; without it nothing is looked at, and nothing written
  --lang LANGUAGE   en (the default) or ja, for what people read
  --bom             a byte order mark in front of the CSV, for Excel
  -f, --filter, --at, --warn, --critical, --ca-warn, --ca-critical, --distribution, --ignore, --live,
  --connect-timeout, --timeout, --retries
                    as for check, see notafter check --help; kubeadm's forms cannot be filtered
  -h, --help        this text
${nodeOptions}${clusterOptions}
EXIT CODES
  0   nothing at or past the warning threshold, and no finding but notices
  1   a certificate is expired, critical or soon, or not yet valid; or there is a finding, critical or a warning
  2   the command line is wrong, or a report could not be written
  3   something could not be read (2 and 1 win over 3)

EXAMPLES
  notafter report /etc/kubernetes --format csv > certificates.csv
  notafter report /etc/kubernetes --format json,csv -o report/ --force
  notafter report cp-1.tar.gz cp-2.tar.gz --format csv --bom -o all-nodes.csv
  notafter report sample: --format csv
`,
  plan: `Prints a renewal plan for every cluster found: first what it will not fix, then the steps in order, each with
its reason, where to run it, the commands, what stops meanwhile, how risky it is and how to undo it; last,
what each certificate's end would be. It runs none of it.

USAGE
  notafter plan PLACE... [--node NAME] [--at ISO] [--distribution ID] [--lang LANGUAGE] [--output FORMAT]
                         [--live]

ARGUMENTS
${places}

OPTIONS
  --node NAME       only the steps for this node
  --live            ask the endpoints that the places name, too, see notafter check --help: what was renewed and
                    is not presented needs a restart only
  --at ISO          plan as of this instant instead of now: 2027-03-01T00:00:00Z, or 2027-03-01 (UTC)
  --distribution ID
                    what every node is of, where it is not recognised: ${distributionIds.slice(0, 8).join(', ')},
                    ${distributionIds.slice(8).join(', ')}
  --lang LANGUAGE   en (the default) or ja
  -o, --output FORMAT
                    text       for people (the default)
                    markdown   for a ticket or a runbook, with boxes to tick
                    shell      a bash script of one function a step: run without a number it only lists them
                    json       everything, schema notafter.plan/v1
  -h, --help        this text
${nodeOptions}${clusterOptions}
EXIT CODES
  0   nothing needs renewing now; the steps are those for when it is time
  1   something has expired or is near its end, or a request waits for a signature
  2   the command line is wrong, or no node has that name
  3   something could not be read (1 wins over 3)

EXAMPLES
  notafter plan /etc/kubernetes
  notafter plan node-1.tar.gz node-2.tar.gz --node cp-1 --output shell > renew-cp-1.sh
  notafter plan /etc/kubernetes --at 2027-11-01 --output markdown
  notafter plan sample:
`,
  serve: `Serves the NotAfter window to a browser on this machine, at 127.0.0.1 only, and prints its address.
The address holds a token that opens once. Ctrl+C ends it.

USAGE
  notafter serve [PLACE...] [--port N] [--open] [--sample]

ARGUMENTS
${places}

OPTIONS
  --port N      the port; a free one where it is left out
  --open        open the printed address in the usual browser as well
  --sample      the sample cluster, made in memory, in which every state occurs; the same as the PLACE sample:
  -h, --help    this text

EXIT CODES
  0   ended by Ctrl+C
  2   the command line is wrong, the port is taken, or the window is not built

EXAMPLES
  notafter serve
  notafter serve /etc/kubernetes --port 8443 --open
`,
};

export function helpText(topic: Topic): string {
  return texts[topic];
}
