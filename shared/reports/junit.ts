import type { Finding } from '../findings/finding.ts';
import { append } from '../pki/group-by.ts';
import type { AssessedCertificate, Assessment, Status } from '../pki/assessment.ts';
import { findingText } from '../words/findings/finding-words.ts';
import { instantText } from '../words/findings/phrases-en.ts';
import type { Sha256Hex } from '../x509/brand.ts';
import { labelsOf } from './authority-labels.ts';
import { breathing } from './breathing.ts';
import { sortingByUrgency } from './by-urgency.ts';
import { isoInstant } from './iso-instant.ts';
import type { ReportOptions } from './report-format.ts';
import { xmlText } from './xml-text.ts';

interface Case {
  readonly className: string;
  readonly name: string;
  /** What is wrong, a line each; none: it passes. */
  readonly failures: readonly string[];
  /** What could not be told. */
  readonly errors: readonly string[];
  readonly type: string;
}

/** So many cases a step. */
const perStep = 1_000;
const failing: readonly Status[] = ['expired', 'critical', 'soon', 'not-yet-valid'];

/**
 * JUnit XML for CI: a case for each certificate, which fails where `check` would end with 1 because of it; a case for
 * each finding about files alone; a case with an error for each path that could not be read.
 */
export function* junitXml(assessment: Assessment, { findings, toolVersion }: ReportOptions): Generator<string> {
  const open = findings.flatMap(({ finding, silence }) =>
    silence === undefined && finding.severity !== 'notice' ? [finding] : [],
  );
  const cases = [
    ...(yield* breathing(certificateCases(assessment, open), '')),
    ...open.filter(({ certificates }) => certificates.length === 0).map(fileCase),
    ...assessment.inventory.problems.map(({ path, code, message }): Case => ({
      className: 'unread',
      name: path,
      failures: [],
      errors: [message],
      type: code,
    })),
  ];
  const counts = `tests="${cases.length}" failures="${count(cases, 'failures')}" errors="${count(cases, 'errors')}"`;
  yield '<?xml version="1.0" encoding="UTF-8"?>\n';
  yield `<testsuites name="NotAfter ${xmlText(toolVersion)}" ${counts} time="0">\n`;
  yield `  <testsuite name="certificates" ${counts} skipped="0" time="0" timestamp="${isoInstant(assessment.at).slice(0, 19)}">\n`;
  for (const each of cases) yield caseXml(each);
  yield '  </testsuite>\n</testsuites>\n';
}

function count(cases: readonly Case[], kind: 'failures' | 'errors'): number {
  return cases.filter((each) => isBad(each, kind)).length;
}

/** A case that fails has no error besides: readers count each once. */
function isBad({ failures, errors }: Case, kind: 'failures' | 'errors'): boolean {
  return kind === 'failures' ? failures.length > 0 : failures.length === 0 && errors.length > 0;
}

function* certificateCases(assessment: Assessment, open: readonly Finding[]): Generator<undefined, readonly Case[]> {
  const labelOf = labelsOf(assessment);
  const shown = new Set(assessment.certificates.map(({ certificate }) => certificate.sha256));
  const byOwner = new Map<Sha256Hex, Finding[]>();
  for (const finding of open) {
    // Once, with the most important of those that are there.
    const owner = finding.certificates.find((sha256) => shown.has(sha256));
    if (owner !== undefined) append(byOwner, owner, finding);
  }
  const cases: Case[] = [];
  for (const [index, assessed] of (yield* sortingByUrgency(assessment.certificates)).entries()) {
    if (index % perStep === 0) yield;
    const { certificate, status, sightings, role } = assessed;
    const own = failing.includes(status) ? [statusText(assessed)] : [];
    const found = (byOwner.get(certificate.sha256) ?? []).map(sentenceOf);
    const where = sightings[0]?.path;
    cases.push({
      className: `certificate.${role ?? 'other'}`,
      name: `${labelOf(assessed)}${where === undefined ? '' : ` in ${where}`} [${certificate.sha256.slice(0, 16)}]`,
      failures: [...own, ...found],
      errors: status === 'unknown' ? ['Its validity period cannot be read, or ends before it starts.'] : [],
      type: own.length > 0 ? status : 'finding',
    });
  }
  return cases;
}

function statusText({ status, effectiveNotAfter, certificate: { notBefore } }: AssessedCertificate): string {
  if (status === 'not-yet-valid') return `not valid before ${notBefore === undefined ? '' : instantText(notBefore)}`;
  const end = effectiveNotAfter === undefined ? '' : instantText(effectiveNotAfter);
  return status === 'expired' ? `expired ${end}` : `${status}: ends ${end}`;
}

function fileCase(finding: Finding): Case {
  const where = finding.places[0]?.path;
  const name = `${finding.id}${where === undefined ? '' : ` in ${where}`}`;
  return { className: 'files', name, failures: [sentenceOf(finding)], errors: [], type: 'finding' };
}

function sentenceOf(finding: Finding): string {
  const { message, fix } = findingText(finding, 'en');
  return `${finding.id}: ${message} ${fix}`;
}

function caseXml(each: Case): string {
  const head = `    <testcase classname="${xmlText(each.className)}" name="${xmlText(each.name)}" time="0"`;
  const kind = isBad(each, 'failures') ? 'failure' : isBad(each, 'errors') ? 'error' : undefined;
  if (kind === undefined) return `${head}/>\n`;
  const lines = kind === 'failure' ? each.failures : each.errors;
  const body = `message="${xmlText(lines[0] ?? '')}" type="${xmlText(kind === 'error' && each.type === 'finding' ? 'unreadable' : each.type)}"`;
  return `${head}>\n      <${kind} ${body}>${lines.map(xmlText).join('\n')}</${kind}>\n    </testcase>\n`;
}
