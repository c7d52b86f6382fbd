import { certificatesCsvChunks } from './certificates-csv.ts';
import { inventoryJsonChunks } from './inventory-json.ts';
import { kubeadmJson } from './kubeadm-json.ts';
import { kubeadmOfPlaces } from './kubeadm-of-places.ts';
import { kubeadmText } from './kubeadm-text.ts';
import type { ReportFormat } from './report-format.ts';

const plainText = 'text/plain; charset=utf-8';
const json = 'application/json';

/** Every format a report can be filed in, in the order in which they are offered. */
const reportFormats = [
  {
    id: 'csv',
    extension: '.csv',
    mediaType: 'text/csv; charset=utf-8',
    build: ({ certificates }, { byteOrderMark }) => certificatesCsvChunks(certificates, byteOrderMark),
  },
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
] as const satisfies readonly ReportFormat[];

export type ReportFormatId = (typeof reportFormats)[number]['id'];
export const reportFormatIds: readonly ReportFormatId[] = reportFormats.map(({ id }) => id);

export function reportFormat(id: ReportFormatId): ReportFormat {
  const format = reportFormats.find((each) => each.id === id);
  if (format === undefined) throw new RangeError(`no report format ${id}`);
  return format;
}
