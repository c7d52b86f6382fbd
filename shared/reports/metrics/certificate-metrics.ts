import { severities } from '../../findings/finding.ts';
import { statuses, type AssessedCertificate, type Assessment } from '../../pki/assessment.ts';
import type { Place } from '../../pki/inventory.ts';
import { isSuperseded, type KnownRevocationList } from '../../pki/revocation-lists.ts';
import { fileNameOf } from '../../pki/slash-path.ts';
import type { EpochMs } from '../../x509/brand.ts';
import { secondMs } from '../../x509/milliseconds.ts';
import { listsOfReport } from '../lists-of-report.ts';
import type { ReportOptions } from '../report-format.ts';
import { certificateSeries, labelsOfSeries, type CertificateSeries } from './certificate-series.ts';
import { label, nameLabels } from './label-text.ts';

/**
 * The Prometheus text format, for node_exporter's textfile collector: names and labels of x509-certificate-exporter 4,
 * so that its dashboard and alerts work, and a few of our own. Instants are absolute; what is left is worked out by the
 * query. Told in docs/metrics.md.
 *
 * @see prometheus/docs content/docs/instrumenting/exposition_formats.md
 */
export function* certificateMetrics(assessment: Assessment, options: ReportOptions): Generator<string> {
  const { at, counts, inventory } = assessment;
  const { findings } = options;
  const series = certificateSeries(assessment);
  yield* certificateFamily('x509_cert_not_after', "Unix timestamp of the certificate's notAfter", series, notAfterOf);
  yield* certificateFamily(
    'x509_cert_not_before',
    "Unix timestamp of the certificate's notBefore",
    series,
    notBeforeOf,
  );
  yield* certificateFamily('x509_cert_expired', 'Whether the notAfter has passed', series, (each) =>
    expiredAt(each, at),
  );
  yield* certificateFamily('x509_cert_error', 'Whether the dates cannot be read', series, unreadable);
  yield* certificateFamily(
    'notafter_cert_effective_not_after',
    'Unix timestamp at which the certificate stops working with its CA, where that comes before its notAfter',
    series,
    effectiveOf,
  );

  yield* family(
    'notafter_crl_next_update',
    'gauge',
    'Unix timestamp by which the next revocation list is due',
    listSamples(listsOfReport(assessment, options), at),
  );

  const places = [...new Map(inventory.places.map((place) => [place.place, place])).values()];
  yield* family(
    'x509_source_up',
    'gauge',
    'Whether the place could be looked at',
    places.map((place) => sample(placeLabels(place), place.kind === 'missing' ? 0 : 1)),
  );
  yield* family('x509_source_bundles', 'gauge', 'Files with certificates', bundleSamples(assessment, places));
  yield* family(
    'x509_source_errors_total',
    'counter',
    'Files that could not be read',
    errorSamples(assessment, places),
  );
  yield* family(
    'notafter_certificates',
    'gauge',
    'Certificates by status, judged on the effective end',
    statuses.map((status) => sample(label('status', status), counts[status])),
  );
  const open = findings.filter(({ silence }) => silence === undefined);
  yield* family(
    'notafter_findings',
    'gauge',
    'Findings by severity, without those that are ignored',
    severities.map((severity) =>
      sample(label('severity', severity), open.filter(({ finding }) => finding.severity === severity).length),
    ),
  );
  yield* family('notafter_look_timestamp_seconds', 'gauge', 'Unix timestamp at which everything was judged', [
    sample('', unixSeconds(at)),
  ]);
}

/** @param valueOf  `undefined`: there is no such series */
function* certificateFamily(
  name: string,
  help: string,
  series: readonly CertificateSeries[],
  valueOf: (assessed: AssessedCertificate) => number | undefined,
): Generator<string> {
  let isOpen = false;
  for (const each of series) {
    const value = valueOf(each.assessed);
    if (value === undefined) continue;
    if (!isOpen) yield header(name, 'gauge', help);
    isOpen = true;
    yield `${name}{${labelsOfSeries(each)},${label('discriminator', each.discriminator)}} ${value}\n`;
  }
}

/** @param samples  labels and value of each */
function* family(name: string, type: string, help: string, samples: readonly string[]): Generator<string> {
  if (samples.length === 0) return;
  yield header(name, type, help);
  for (const text of samples) yield `${name}${text}\n`;
}

function header(name: string, type: string, help: string): string {
  return `# HELP ${name} ${help}.\n# TYPE ${name} ${type}\n`;
}

function sample(labels: string, value: number): string {
  return `${labels === '' ? '' : `{${labels}}`} ${value}`;
}

const notAfterOf = ({ certificate: { notAfter } }: AssessedCertificate) => seconds(notAfter);
const notBeforeOf = ({ certificate: { notBefore } }: AssessedCertificate) => seconds(notBefore);
const effectiveOf = ({ limitedBy, effectiveNotAfter }: AssessedCertificate) =>
  limitedBy === undefined ? undefined : seconds(effectiveNotAfter);
const unreadable = ({ certificate: { notAfter, notBefore } }: AssessedCertificate) =>
  notAfter === undefined || notBefore === undefined ? 1 : undefined;

function expiredAt({ certificate: { notAfter } }: AssessedCertificate, at: EpochMs): number | undefined {
  if (notAfter === undefined) return undefined;
  return at > notAfter ? 1 : 0;
}

function seconds(instant: EpochMs | undefined): number | undefined {
  return instant === undefined ? undefined : unixSeconds(instant);
}

function unixSeconds(instant: EpochMs): number {
  return Math.floor(instant / secondMs);
}

function placeLabels({ place, kind }: Place): string {
  return `${label('source_kind', kind === 'kubeconfig' ? 'kubeconfig' : 'file')},${label('source_name', place)}`;
}

function bundleSamples({ certificates }: Assessment, places: readonly Place[]): readonly string[] {
  const files = new Map<string, Set<string>>();
  for (const { sightings } of certificates) {
    for (const { place, path } of sightings) files.set(place, (files.get(place) ?? new Set()).add(path));
  }
  return places.map((place) => sample(placeLabels(place), files.get(place.place)?.size ?? 0));
}

/**
 * A series is the list of a CA in one file, so that it goes on when the next one lies there: no number among its labels.
 * Of several lists in one file the newest counts, and one that a newer one took the place of alarms nobody.
 */
function listSamples(lists: readonly KnownRevocationList[], at: EpochMs): readonly string[] {
  const due = new Map<string, number>();
  for (const known of lists) {
    const { list, sightings } = known;
    if (list.nextUpdate === undefined || isSuperseded(known, at)) continue;
    for (const { path } of sightings) {
      const labels = [
        label('filename', fileNameOf(path)),
        label('filepath', path),
        label('crl_kind', list.isDelta ? 'delta' : 'base'),
        nameLabels('issuer', list.issuer),
      ].join(',');
      due.set(labels, Math.max(due.get(labels) ?? 0, unixSeconds(list.nextUpdate)));
    }
  }
  return [...due].map(([labels, value]) => sample(labels, value));
}

/** A problem does not name its place: it belongs to the one whose text its path begins with, the longest of several. */
function errorSamples({ inventory: { problems } }: Assessment, places: readonly Place[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { path, code } of problems) {
    const own = places
      .filter(({ place }) => path.startsWith(place))
      .reduce<Place | undefined>(
        (best, each) => (each.place.length > (best?.place.length ?? -1) ? each : best),
        places.length === 1 ? places[0] : undefined,
      );
    const source = own === undefined ? `${label('source_kind', 'file')},${label('source_name', '')}` : placeLabels(own);
    const labels = `${source},${label('reason', code.replaceAll('-', '_'))}`;
    counts.set(labels, (counts.get(labels) ?? 0) + 1);
  }
  return [...counts].map(([labels, count]) => sample(labels, count));
}
