import type { Assessment } from '../pki/assessment.ts';
import { kubeconfigVerdicts, statusOfVerdict, type KubeconfigUse } from '../pki/kubeconfig-fleet.ts';
import { kubeconfigRows } from '../pki/kubeconfig-rows.ts';
import { kubeconfigVerdictsEn } from '../words/kubeconfig-words-en.ts';
import { visibleText } from '../x509/visible-text.ts';
import { inColumns } from './check-columns.ts';
import type { Paint } from './check-table.ts';

/** The most that are told one by one; all of them are in the JSON and in the window. */
const most = 20;

/** How many kubeconfigs are carried about, what is said against them, and of which. Nothing where all are well. */
export function checkKubeconfigs(assessment: Assessment, paint: Paint = (text) => text): string {
  const { rows, counts, files } = kubeconfigRows(assessment);
  const told = rows.filter(({ verdicts }) => verdicts.length > 0);
  if (told.length === 0) return '';
  const summary = kubeconfigVerdicts.flatMap((verdict) => {
    const count = counts.get(verdict);
    return count === undefined ? [] : [`${count} ${kubeconfigVerdictsEn[verdict]}`];
  });
  const shown = told.slice(0, most);
  const lines = inColumns(shown.map(cellsOf)).map((line, index) => paint(line, toneOf(shown[index])));
  const rest = told.length - shown.length;
  return [
    paint(`KUBECONFIGS: ${files} ${files === 1 ? 'file' : 'files'}; ${summary.join(', ')}`, 'header'),
    ...lines,
    ...(rest > 0 ? [`and ${rest} more: --output json tells them all`] : []),
  ]
    .map((line) => `${line}\n`)
    .join('');
}

function cellsOf({ kubeconfig, context, cluster, user, verdicts }: KubeconfigUse): readonly string[] {
  return [
    visibleText(kubeconfig.path),
    visibleText(context ?? user?.name ?? cluster?.name ?? ''),
    visibleText(cluster?.server ?? ''),
    verdicts.map((verdict) => kubeconfigVerdictsEn[verdict]).join(', '),
  ];
}

function toneOf(use: KubeconfigUse | undefined): Parameters<Paint>[1] {
  const [worst] = use?.verdicts ?? [];
  return worst === undefined ? 'ok' : statusOfVerdict[worst];
}
