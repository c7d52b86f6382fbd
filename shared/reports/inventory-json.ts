import type { ToldFinding } from '../findings/silence.ts';
import type { Recognition } from '../kubernetes/recognition.ts';
import { findingText } from '../words/findings/finding-words.ts';
import type { AssessedCertificate, Assessment, Threshold } from '../pki/assessment.ts';
import { groupBy } from '../pki/group-by.ts';
import { kubeconfigUses, type KubeconfigUse } from '../pki/kubeconfig-fleet.ts';
import { reconcile, type Reconciliation } from '../pki/reconcile.ts';
import type { EndpointFacts, Inventory, RequestSighting, Sighting } from '../pki/inventory.ts';
import { isCa, type Certificate } from '../x509/certificate.ts';
import { secondMs } from '../x509/milliseconds.ts';
import type { NameSubtrees } from '../x509/name-constraints.ts';
import { clusterObjectOf, clusterOf } from './cluster-json.ts';
import { isoInstant } from './iso-instant.ts';
import { safeJson } from './json-text.ts';
import { revocationListOf } from './revocation-list-json.ts';
import { publicKeyOf, requestContent, subjectAltNameOf } from './request-content.ts';

/** What {@link inventoryReport} makes, field by field, is told in docs/inventory-v1.md. */
export type InventoryReport = ReturnType<typeof inventoryReport>;

/** All of {@link inventoryJsonChunks} in one text. */
export function inventoryJson(assessment: Assessment, findings: readonly ToldFinding[]): string {
  return [...inventoryJsonChunks(assessment, findings)].join('');
}

/**
 * `notafter.inventory/v1` as text: a line for each certificate and each other item of a list, so that it can be searched
 * and compared by lines and ten thousand certificates stay small. Invisible characters are escaped as JSON does it, so
 * that the text is safe on a terminal and its values are what they were.
 */
export function* inventoryJsonChunks(assessment: Assessment, findings: readonly ToldFinding[]): Generator<string> {
  // The certificates are made one by one: all of them at once would take more memory than the look.
  const members = Object.entries(inventoryReport({ ...assessment, certificates: [] }, findings));
  let before = '{\n';
  for (const [name, value] of members) {
    yield `${before}  ${safeJson(name)}: `;
    before = ',\n';
    if (name === 'certificates') yield* linesOf(assessment.certificates, certificateOf);
    else if (Array.isArray(value)) yield* linesOf(value, (item: unknown) => item);
    else yield safeJson(value);
  }
  yield '\n}\n';
}

function* linesOf<Item>(items: readonly Item[], tell: (item: Item) => unknown): Generator<string> {
  let before = '[\n';
  for (const item of items) {
    yield `${before}    ${safeJson(tell(item))}`;
    before = ',\n';
  }
  yield items.length === 0 ? '[]' : '\n  ]';
}

/**
 * Text of certificates stays as it is: whoever shows it to a person makes invisible characters visible. The sentences of
 * findings are for a person, and safe.
 */
export function inventoryReport(assessment: Assessment, findings: readonly ToldFinding[]) {
  const { inventory, at, thresholds, certificates, counts, recognitions } = assessment;
  const { coverage } = inventory;
  const uses = groupBy(kubeconfigUses(assessment), ({ kubeconfig }) => kubeconfig);
  return {
    schema: 'notafter.inventory/v1' as const,
    at: isoInstant(at),
    thresholds: { endEntity: thresholdOf(thresholds.endEntity), ca: thresholdOf(thresholds.ca) },
    places: inventory.places.map(({ place, kind }) => ({ place, kind })),
    counts,
    certificates: certificates.map(certificateOf),
    findings: findings.map(findingOf),
    requests: inventory.requests.map(requestOf),
    kubeconfigs: inventory.kubeconfigs.map((each) => ({
      ...kubeconfigOf(each),
      uses: (uses.get(each) ?? []).map(useOf),
    })),
    endpoints: reconcile(inventory).map((each) => ({
      ...endpointOf(each.endpoint),
      reconciliation: reconciliationOf(each),
    })),
    revocationLists: inventory.revocationLists.map(revocationListOf),
    clusters: inventory.clusters.map(clusterOf),
    clusterObjects: inventory.clusterObjects.map(clusterObjectOf),
    recognitions: recognitions.map(recognitionOf),
    problems: inventory.problems.map(({ path, code, message, place }) => ({
      path,
      code,
      message,
      place: place ?? null,
    })),
    coverage: {
      files: coverage.files,
      read: coverage.read,
      ignored: coverage.ignored,
      ignoredFiles: coverage.ignoredFiles.map(({ path, reason }) => ({ path, reason })),
    },
  };
}

function findingOf({ finding, silence }: ToldFinding) {
  const { message, fix } = findingText(finding, 'en');
  return {
    id: finding.id,
    severity: finding.severity,
    certificates: finding.certificates,
    places: finding.places.map(({ place, path, field }) => ({ place, path, field: field ?? null })),
    message,
    fix,
    silenced: silence === undefined ? null : { reason: silence.reason },
  };
}

function thresholdOf({ warnMs, warnShare, criticalMs, criticalShare }: Threshold) {
  return { warnSeconds: warnMs / secondMs, warnShare, criticalSeconds: criticalMs / secondMs, criticalShare };
}

function certificateOf(assessed: AssessedCertificate) {
  const { certificate, role, status, effectiveNotAfter, limitedBy, isSelfSigned, isExternalCa } = assessed;
  const notAfter = isoInstant(certificate.notAfter);
  return {
    sha256: certificate.sha256,
    subject: certificate.subject.text,
    issuer: certificate.issuer.text,
    serialNumber: certificate.serialNumber,
    version: certificate.version,
    notBefore: isoInstant(certificate.notBefore),
    notAfter,
    effectiveNotAfter: effectiveNotAfter === certificate.notAfter ? notAfter : isoInstant(effectiveNotAfter),
    limitedBy: limitedBy ?? null,
    subjectAltName: subjectAltNameOf(certificate),
    isCa: isCa(certificate),
    ...nameConstraintsOf(certificate),
    keyUsage: certificate.keyUsage ?? [],
    extKeyUsage: certificate.extKeyUsage ?? [],
    publicKey: publicKeyOf(certificate),
    spkiSha256: certificate.spkiSha256,
    subjectKeyIdentifier: certificate.subjectKeyIdentifier ?? null,
    authorityKeyIdentifier: certificate.authorityKeyIdentifier?.keyIdentifier ?? null,
    signatureAlgorithm: certificate.signatureAlgorithm,
    role: role ?? null,
    status,
    nodes: assessed.nodes,
    renewal: renewalOf(assessed),
    isOverdue: assessed.isOverdue,
    isReplaced: assessed.isReplaced,
    issuedBy: issuedBy(assessed),
    path: assessed.path,
    isSelfSigned,
    isExternalCa,
    sightings: assessed.sightings.map(sightingOf),
    defects: [...new Set(certificate.defects.map(({ code }) => code))],
  };
}

/** Few have any: left out, so that the others stay as small as they are. */
function nameConstraintsOf({ nameConstraints }: Certificate) {
  if (nameConstraints === undefined) return {};
  const { permitted, excluded } = nameConstraints;
  return { nameConstraints: { permitted: subtreesOf(permitted), excluded: subtreesOf(excluded) } };
}

function subtreesOf({ dns, ip, email, uri, directory, unsupported }: NameSubtrees) {
  return { dns, ip, email, uri, directory: directory.map(({ text }) => text), unsupported };
}

function renewalOf({ renewal }: AssessedCertificate) {
  if (renewal === undefined) return null;
  const { by, from, to, trigger, isAutomatic } = renewal;
  return { by, from: isoInstant(from), to: isoInstant(to), trigger, isAutomatic };
}

/** A name that matches proves nothing: only issuers whose signature was checked are told. */
function issuedBy({ certificate, isSelfSigned, issuers }: AssessedCertificate): readonly string[] {
  const verified = issuers.filter(({ proof }) => proof === 'signature').map(({ issuer }) => issuer);
  return isSelfSigned ? [certificate.sha256, ...verified] : verified;
}

function sightingOf({ place, path, medium, field, entryName, position, key, encoding, file }: Sighting) {
  return {
    place,
    path,
    medium,
    field: field ?? null,
    entryName: entryName ?? null,
    position,
    key,
    encoding: encoding ?? null,
    mode: modeOf(file?.mode),
    symlinkTarget: file?.symlinkTarget ?? null,
  };
}

function requestOf({ request, place, path, position, key }: RequestSighting) {
  return {
    ...requestContent(request),
    place,
    path,
    position,
    key,
    defects: [...new Set(request.defects.map(({ code }) => code))],
  };
}

function recognitionOf({ place, root, node, distribution, part, evidence, isSure, isOverridden }: Recognition) {
  return {
    place,
    root,
    node: node ?? null,
    distribution,
    part,
    evidence: evidence.map(({ fact, path }) => ({ fact, path: path ?? null })),
    isSure,
    isOverridden,
  };
}

/** Which credentials there are, never what they are. */
function kubeconfigOf({
  place,
  path,
  currentContext,
  clusters,
  users,
  contexts,
  shadowed,
}: Inventory['kubeconfigs'][number]) {
  return {
    place,
    path,
    currentContext: currentContext ?? null,
    clusters: clusters.map(
      ({ name, server, tlsServerName, insecureSkipTlsVerify, certificateAuthority, proxyUrl }) => ({
        name,
        server: server ?? null,
        tlsServerName: tlsServerName ?? null,
        insecureSkipTlsVerify,
        certificateAuthority,
        proxyUrl: proxyUrl ?? null,
      }),
    ),
    users: users.map(({ name, credentials }) => ({ name, credentials })),
    contexts: contexts.map(({ name, cluster, user }) => ({ name, cluster: cluster ?? null, user: user ?? null })),
    shadowed,
  };
}

/** What a context comes to: which certificate it presents, and what is said against it. */
function useOf({ context, cluster, user, client, isOfNode, verdicts }: KubeconfigUse) {
  return {
    context: context ?? null,
    cluster: cluster?.name ?? null,
    user: user?.name ?? null,
    client: client?.certificate.sha256 ?? null,
    isOfNode,
    verdicts,
  };
}

/** What is presented beside the file it should come from and the kubeconfigs that lead there. */
function reconciliationOf({ component, chain, onDisk, verdict, kubeconfigs }: Reconciliation) {
  return {
    component: component?.component ?? null,
    verdict,
    onDisk:
      onDisk === undefined
        ? null
        : {
            place: onDisk.sighting.place,
            path: onDisk.sighting.path,
            sha256: onDisk.related.certificate.sha256,
            nodes: onDisk.related.nodes,
          },
    disorder: chain.disorder ?? null,
    missing: chain.missing,
    hasRoot: chain.hasRoot,
    kubeconfigs: kubeconfigs.map(({ kubeconfig: { place, path }, cluster, trust, host, isNamed }) => ({
      place,
      path,
      cluster: cluster.name,
      trust,
      host,
      isNamed,
    })),
  };
}

function endpointOf(endpoint: EndpointFacts) {
  const { place, path, host, port, chain } = endpoint;
  return {
    place,
    path,
    host,
    port,
    address: endpoint.address ?? null,
    serverName: endpoint.serverName ?? null,
    proxy: endpoint.proxy ?? null,
    protocol: endpoint.protocol ?? null,
    asksForClientCertificate: endpoint.asksForClientCertificate ?? null,
    chain,
    systemRoots: endpoint.systemRoots ?? null,
    problem: endpoint.problem ?? null,
  };
}

/** Four octal digits, as `stat` prints permission bits. */
function modeOf(mode: number | undefined): string | null {
  return mode === undefined ? null : mode.toString(8).padStart(4, '0');
}
