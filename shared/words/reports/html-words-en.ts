import type { HtmlWords } from './html-words.ts';

const counted = (count: number, one: string, many: string): string => `${grouped(count)} ${count === 1 ? one : many}`;
const grouped = (count: number): string => count.toLocaleString('en-GB');

export const htmlWordsEn: HtmlWords = {
  title: 'Certificate expiry report',
  documentTitle: (instant) => `Certificate expiry report, as of ${instant}`,
  subtitle: (instant) => `Judged as of ${instant}`,
  contents: 'Contents',
  narrowed: (shown, total, filter) =>
    `This report is about ${grouped(shown)} of ${counted(total, 'certificate', 'certificates')} found: ${filter}.`,
  section: {
    summary: 'Summary',
    timeline: 'Timeline',
    certificates: 'Certificates by urgency',
    horizon: 'How long the CAs last',
    revocation: 'Revocation lists',
    hierarchy: 'Who issued whom',
    nodes: 'Nodes compared',
    findings: 'Findings',
    plan: 'Renewal plan',
    scope: 'Scope, and what could not be read',
  },
  certificates: (count) => counted(count, 'certificate', 'certificates'),
  replaced: 'replaced',
  overdue: 'renewal overdue',
  urgency: {
    expired: 'Expired',
    critical: 'Critical',
    soon: 'Expiring soon',
    'not-yet-valid': 'Not yet valid',
    unknown: 'Could not be judged',
    ok: 'In order',
    replaced: 'Replaced: a successor lies beside each',
  },
  noneOfThese: 'None.',
  column: {
    status: 'Status',
    certificate: 'Certificate',
    ends: 'Stops working',
    remaining: 'Time left',
    issuer: 'Issued by',
    where: 'Where',
  },
  endsWith: (ca, own) => `with ${ca}; its own date is ${own}`,
  noExpiry: 'no expiry date',
  noDate: 'no readable date',
  selfSigned: 'itself',
  issuerNotFound: 'not found in this look',
  more: (count) => `and ${grouped(count)} more`,
  onNodes: (nodes, count) =>
    `on ${nodes.join(', ')}${count > nodes.length ? ` and ${counted(count - nodes.length, 'other node', 'other nodes')}` : ''}`,
  rowsLeftOut: (count, shown, places, otherPlaces) =>
    `${counted(count, 'more certificate is', 'more certificates are')} not listed here; the table has the first ${grouped(shown)} to end. They were found in ${places.map(([place, of]) => `${place} (${grouped(of)})`).join(', ')}${otherPlaces > 0 ? ` and ${counted(otherPlaces, 'other place', 'other places')}` : ''}.`,
  everythingIsIn: 'The CSV and JSON reports of the same look list every one.',
  horizonNote:
    'Nothing works longer than the CA above it, and no renew command reaches a CA. Plan for months, not days, to replace one.',
  horizonColumn: { ca: 'CA', ends: 'Stops working', months: 'Whole months left', below: 'Certificates below it' },
  revocationNote:
    'Whoever checks revocation may refuse every certificate of a CA once its list is out of date. A list counts here only where the signature of its CA was verified.',
  revocationColumn: { ca: 'CA', nextUpdate: 'Next update', revoked: 'Entries' },
  noNextUpdate: 'not said',
  unprovenList: 'signature not verified: it revokes nothing here',
  months: (months) => counted(months, 'month', 'months'),
  monthsAgo: (months) => (months === 0 ? 'ended this month' : `ended ${counted(months, 'month', 'months')} ago`),
  noAuthorities: 'No CA certificate was found.',
  hierarchyNote:
    'Each certificate stands below the CA whose key verified its signature; where that could not be checked, it says so.',
  ends: (instant) => `ends ${instant}`,
  endsWithPath: (instant) => `stops with its CA ${instant}`,
  linesLeftOut: (count) =>
    `${counted(count, 'certificate is', 'certificates are')} left out of the tree: what issues nothing, where the tree grows too long.`,
  matrixNote: 'What differs from the other nodes of its cluster is said in its cell.',
  matrixTable: (first, last) => `Certificates by role, nodes ${first} to ${last}`,
  role: 'Role',
  odd: {
    missing: 'missing, though others have one',
    'not-read': 'could not be read',
    'another-end': 'another day than most',
    'another-ca': 'another CA, or not provable',
  },
  oddAuthority: 'another CA than the others trust',
  noneThere: 'none',
  othersThere: (count) => `${count} more there`,
  nodesLeftOut: (count) =>
    `${counted(count, 'more node is', 'more nodes are')} not shown: on them nothing differs and nothing is near its end, or there are too many that do.`,
  noFindings: 'Nothing was found wrong.',
  severity: { critical: 'critical', warning: 'warning', notice: 'notice' },
  findingCount: (severity, count) =>
    severity === 'critical' ? `${grouped(count)} critical` : counted(count, severity, `${severity}s`),
  why: 'Why it matters',
  fix: 'What to do',
  findingsLeftOut: (count) => `${counted(count, 'more of the same is', 'more of the same are')} not listed here.`,
  silenced: (count) => `${counted(count, 'finding was', 'findings were')} ignored because somebody said so:`,
  silencedRule: (id, count, reason) => `${id}, ${grouped(count)}${reason === '' ? '' : `: ${reason}`}`,
  stepsLeftOut: (count) =>
    `${counted(count, 'more step is', 'more steps are')} not listed here: notafter plan prints all of them.`,
  plansLeftOut: (count) =>
    `${counted(count, 'more cluster has a plan', 'more clusters have plans')} that notafter plan prints.`,
  wholeOnly: 'Nodes are compared and renewals planned only in a report of everything: for a part they would mislead.',
  scopeNote: 'What this report rests on, and what it does not tell.',
  fact: {
    at: 'Judged as of',
    places: 'Looked at',
    recognised: 'Recognised as',
    files: 'Files',
    thresholds: 'Thresholds',
    filter: 'Filter',
    tool: 'Made by',
    evidence: 'SHA-256 of the evidence',
  },
  placeKind: {
    folder: 'folder',
    file: 'file',
    kubeconfig: 'kubeconfig',
    archive: 'archive',
    upload: 'dropped files',
    sample: 'sample cluster, made up',
    missing: 'not there',
    endpoint: 'endpoint, as presented',
    'ssh-node': 'node, over SSH',
    cluster: 'cluster, by its API',
  },
  files: (files, read, ignored, problems) =>
    `${grouped(files)} looked at: ${grouped(read)} gave something, ${grouped(ignored)} held nothing of interest, ${counted(problems, 'path', 'paths')} could not be read or not wholly`,
  threshold: (of, warnDays, warnShare, criticalDays, criticalShare) =>
    `${of === 'ca' ? 'CA' : 'End entity'}: soon at ${warnDays} or ${warnShare} of the lifetime, critical at ${criticalDays} or ${criticalShare}, whichever is shorter`,
  days: (days) => counted(days, 'day', 'days'),
  hours: (hours) => counted(hours, 'hour', 'hours'),
  evidenceNote:
    'It stands for every certificate and the path it was seen at, as lines of sha256sum. Two reports with one value tell of the same certificates in the same files.',
  unread: 'Could not be read, or not wholly',
  unreadNone: 'Everything that was looked at could be read.',
  problemColumn: { what: 'What', path: 'Path', message: 'What happened' },
  ignored: 'Looked at, and not a certificate',
  ignoredNone: 'No file was ignored.',
  ignoredColumn: { reason: 'Why', count: 'Files' },
  notChecked: [
    'Only what is listed above was looked at: a certificate that lies elsewhere, or only in the memory of a running component, is not in this report.',
    'Nothing was contacted but what is listed above. Whether a certificate was revoked was not checked, nor which one a server presents that is not listed.',
    'A component that has not been restarted may still use an older certificate than the file beside it.',
  ],
};
