import { certificatesCsvChunks } from './certificates-csv.ts';
import { cyclonedx } from './cyclonedx.ts';
import { reportMarkdown } from './expiry/report-markdown.ts';
import { reportText } from './expiry/report-text.ts';
import type { ReportFormatId } from './format-ids.ts';
import { htmlReport } from './html/html-report.ts';
import { certificatesIcal } from './ical/certificates-ical.ts';
import { inventoryJsonChunks } from './inventory-json.ts';
import { junitXml } from './junit.ts';
import { k3sCheck } from './k3s/k3s-check.ts';
import { k3sJson } from './k3s/k3s-json.ts';
import { k3sTable } from './k3s/k3s-table.ts';
import { kubeadmJson } from './kubeadm-json.ts';
import { kubeadmOfPlaces } from './kubeadm-of-places.ts';
import { kubeadmText } from './kubeadm-text.ts';
import { certificateMetrics } from './metrics/certificate-metrics.ts';
import type { ReportFormat } from './report-format.ts';
import { sarif } from './sarif.ts';

const plainText = 'text/plain; charset=utf-8';
const json = 'application/json';

const reportFormats = [
  { id: 'html', extension: '.html', mediaType: 'text/html; charset=utf-8', namesEvidence: true, build: htmlReport },
  {
    id: 'csv',
    extension: '.csv',
    mediaType: 'text/csv; charset=utf-8',
    build: ({ certificates }, { byteOrderMark }) => certificatesCsvChunks(certificates, byteOrderMark),
  },
  {
    id: 'markdown',
    extension: '.md',
    mediaType: 'text/markdown; charset=utf-8',
    namesEvidence: true,
    build: reportMarkdown,
  },
  { id: 'text', extension: '.txt', mediaType: plainText, namesEvidence: true, build: reportText },
  {
    id: 'json',
    extension: '.json',
    mediaType: json,
    build: (assessment, { findings }) => inventoryJsonChunks(assessment, findings),
  },
  {
    id: 'kubeadm',
    extension: '.kubeadm.txt',
    mediaType: plainText,
    build: (assessment, { places }) => kubeadmOfPlaces(assessment, places).map(kubeadmText),
  },
  {
    id: 'kubeadm-json',
    extension: '.kubeadm.json',
    mediaType: json,
    build: (assessment, { places }) => kubeadmOfPlaces(assessment, places).map(kubeadmJson),
  },
  {
    id: 'k3s',
    extension: '.k3s.json',
    mediaType: json,
    build: (assessment) => [k3sJson(k3sCheck(assessment))],
  },
  {
    id: 'k3s-table',
    extension: '.k3s.txt',
    mediaType: plainText,
    build: (assessment) => [k3sTable(k3sCheck(assessment))],
  },
  { id: 'ical', extension: '.ics', mediaType: 'text/calendar; charset=utf-8', build: certificatesIcal },
  { id: 'openmetrics', extension: '.prom', mediaType: 'text/plain; version=0.0.4', build: certificateMetrics },
  { id: 'junit', extension: '.junit.xml', mediaType: 'application/xml', build: junitXml },
  { id: 'sarif', extension: '.sarif', mediaType: 'application/sarif+json', build: sarif },
  {
    id: 'cyclonedx',
    extension: '.cdx.json',
    mediaType: 'application/vnd.cyclonedx+json',
    namesEvidence: true,
    build: cyclonedx,
  },
] as const satisfies readonly (ReportFormat & { readonly id: ReportFormatId })[];

export function reportFormat(id: ReportFormatId): ReportFormat {
  const format = reportFormats.find((each) => each.id === id);
  if (format === undefined) throw new RangeError(`no report format ${id}`);
  return format;
}
