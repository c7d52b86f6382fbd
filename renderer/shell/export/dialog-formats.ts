import type { Assessment } from '../../../shared/pki/assessment.ts';
import type { ReportFormatId } from '../../../shared/reports/format-ids.ts';
import { reportFormat } from '../../../shared/reports/formats.ts';
import { k3sCheck } from '../../../shared/reports/k3s/k3s-check.ts';
import { kubeadmOfPlaces } from '../../../shared/reports/kubeadm-of-places.ts';
import type { ReportScope } from './report-scope.ts';

/** The PDF is the HTML, printed by the host. */
export type DialogFormat = ReportFormatId | 'pdf';

/** As they are offered: for people, for programs of one's own, for monitoring and CI, and as Kubernetes' own tools say it. */
export const formatGroups = {
  people: ['html', 'pdf', 'markdown', 'text'],
  data: ['csv', 'json', 'ical'],
  systems: ['openmetrics', 'junit', 'sarif', 'cyclonedx'],
  kubernetes: ['kubeadm', 'kubeadm-json', 'k3s', 'k3s-table'],
} as const satisfies Readonly<Record<string, readonly DialogFormat[]>>;
export type FormatGroup = keyof typeof formatGroups;

const inBothLanguages: ReadonlySet<DialogFormat> = new Set(['html', 'pdf', 'markdown', 'text', 'ical', 'sarif']);

/** The others are for programs, and say the same in every language. */
export function hasLanguage(format: DialogFormat): boolean {
  return inBothLanguages.has(format);
}

export function extensionOf(format: DialogFormat): string {
  return format === 'pdf' ? '.pdf' : reportFormat(format).extension;
}

/** Why a format has nothing to say here. */
export type Unavailable = 'noKubeadm' | 'kubeadmIsWhole' | 'noK3s';

/** @returns for each of the formats that need files of their own why it cannot be chosen */
export function unavailableFormats(
  assessment: Assessment,
  places: readonly string[],
  scope: ReportScope,
): ReadonlyMap<DialogFormat, Unavailable> {
  const why = new Map<DialogFormat, Unavailable>();
  const kubeadm = kubeadmOfPlaces(assessment, places).length === 0 ? 'noKubeadm' : undefined;
  // It is what kubeadm itself would print on that node, which knows no filter.
  const kubeadmWhy = kubeadm ?? (scope === 'all' ? undefined : 'kubeadmIsWhole');
  const k3sWhy = k3sCheck(assessment).length === 0 ? 'noK3s' : undefined;
  for (const format of formatGroups.kubernetes) {
    const reason = format.startsWith('k3s') ? k3sWhy : kubeadmWhy;
    if (reason !== undefined) why.set(format, reason);
  }
  return why;
}
