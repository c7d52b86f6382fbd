import type { Finding, FindingPlace, Severity } from '../findings/finding.ts';
import type { ToldFinding } from '../findings/silence.ts';
import type { AssessedCertificate, Assessment } from '../pki/assessment.ts';
import { findingText, ruleWords } from '../words/findings/finding-words.ts';
import { visibleText } from '../x509/visible-text.ts';
import { artifactUris, type ArtifactUris } from './artifact-uri.ts';
import { isoInstant } from './iso-instant.ts';
import { safeJson } from './json-text.ts';
import type { ReportOptions } from './report-format.ts';

const schema = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';
const levels: Readonly<Record<Severity, string>> = { critical: 'error', warning: 'warning', notice: 'note' };

/**
 * SARIF 2.1.0: a result for each finding, those that are ignored as suppressed, and a notification for each path that
 * could not be read. A finding keeps its fingerprint as long as its rule, certificate and place stay the same.
 */
export function* sarif(assessment: Assessment, { findings, language, toolVersion }: ReportOptions): Generator<string> {
  const { inventory, at } = assessment;
  const uris = artifactUris(inventory.places);
  const ids = [...new Set(findings.map(({ finding }) => finding.id))];
  const seen = new Map<string, number>();
  const run = {
    tool: {
      driver: {
        name: 'NotAfter',
        version: toolVersion,
        semanticVersion: toolVersion,
        rules: ids.map((id) => ({
          id,
          shortDescription: { text: ruleWords(id, language).title },
          fullDescription: { text: ruleWords(id, language).why },
        })),
      },
    },
    invocations: [
      {
        executionSuccessful: true,
        endTimeUtc: isoInstant(at),
        toolExecutionNotifications: inventory.problems.map(({ path, code, message }) => ({
          level: 'error',
          descriptor: { id: code },
          message: { text: visibleText(message) },
          locations: [locationOf(path, undefined, uris)],
        })),
      },
    ],
    originalUriBaseIds: Object.fromEntries(Object.entries(uris.bases).map(([id, uri]) => [id, { uri }])),
    columnKind: 'utf16CodeUnits',
    results: findings.map((told) => resultOf(told, ids.indexOf(told.finding.id), assessment, uris, seen, language)),
  };
  yield `${safeJson({ $schema: schema, version: '2.1.0', runs: [run] }, 2)}\n`;
}

function resultOf(
  { finding, silence }: ToldFinding,
  ruleIndex: number,
  { bySha256 }: Assessment,
  uris: ArtifactUris,
  seen: Map<string, number>,
  language: ReportOptions['language'],
) {
  const { message, fix } = findingText(finding, language);
  const places = finding.places.length > 0 ? finding.places : placesOf(finding, bySha256);
  return {
    ruleId: finding.id,
    ruleIndex,
    level: levels[finding.severity],
    message: { text: `${message} ${fix}` },
    locations: places.slice(0, 1).map(({ path, field }) => locationOf(path, field, uris)),
    relatedLocations: places
      .slice(1)
      .map(({ path, field }, index) => ({ id: index + 1, ...locationOf(path, field, uris) })),
    partialFingerprints: { 'certificateAndPlace/v1': fingerprintOf(finding, places, uris, seen) },
    ...(silence === undefined
      ? {}
      : { suppressions: [{ kind: 'external', justification: visibleText(silence.reason) }] }),
  };
}

/** Of a finding that names no file: where its certificate was seen. */
function placesOf(
  { certificates }: Finding,
  bySha256: ReadonlyMap<string, AssessedCertificate>,
): readonly FindingPlace[] {
  const [first] = certificates;
  const sighting = first === undefined ? undefined : bySha256.get(first)?.sightings[0];
  return sighting === undefined ? [] : [sighting];
}

function locationOf(path: string, field: string | undefined, uris: ArtifactUris) {
  const { uri, uriBaseId } = uris.uriOf(path);
  return {
    physicalLocation: {
      artifactLocation: { uri, ...(uriBaseId === undefined ? {} : { uriBaseId }) },
      // Viewers that show code want a line; a certificate has none.
      region: { startLine: 1 },
    },
    ...(field === undefined ? {} : { logicalLocations: [{ fullyQualifiedName: visibleText(field) }] }),
  };
}

/** Rule, certificate and relative place; a number behind the second of two that share them. */
function fingerprintOf(
  { id, certificates }: Finding,
  [first]: readonly FindingPlace[],
  uris: ArtifactUris,
  seen: Map<string, number>,
): string {
  const where = first === undefined ? '' : `${uris.uriOf(first.path).uri}#${visibleText(first.field ?? '')}`;
  const base = `${id}:${certificates[0] ?? ''}:${where}`;
  const number = (seen.get(base) ?? 0) + 1;
  seen.set(base, number);
  return number === 1 ? base : `${base}:${number}`;
}
