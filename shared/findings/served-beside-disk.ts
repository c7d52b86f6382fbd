import type { Sha256Hex } from '../x509/brand.ts';
import { append } from '../pki/group-by.ts';
import { reconcile, type ReconcileVerdict, type Reconciliation } from '../pki/reconcile.ts';
import { fileLabel, placeOf } from './evidence.ts';
import type { Severity, Verdict } from './finding.ts';
import type { FindingContext } from './finding-context.ts';

export interface ServedBesideDiskParams {
  readonly component: string;
  readonly endpoints: readonly string[];
  readonly file: string;
}

/** What is presented and its file, where they stand so to each other; each pair once, on however many addresses. */
export function servedBesideDisk(
  { assessment }: FindingContext,
  wanted: ReconcileVerdict,
  severity: Severity,
): readonly Verdict<ServedBesideDiskParams>[] {
  const groups = new Map<string, Reconciliation[]>();
  for (const each of reconcile(assessment.inventory)) {
    const { verdict, chain, onDisk } = each;
    if (verdict !== wanted || chain.leaf === undefined || onDisk === undefined) continue;
    append(groups, `${chain.leaf.certificate.sha256} ${onDisk.sighting.place}\n${onDisk.sighting.path}`, each);
  }
  return [...groups.values()].flatMap((members) => {
    const [first] = members;
    const leaf = first?.chain.leaf;
    if (first?.onDisk === undefined || leaf === undefined) return [];
    const certificates: readonly Sha256Hex[] = [leaf.certificate.sha256, first.onDisk.related.certificate.sha256];
    return [
      {
        severity,
        certificates,
        places: [
          ...members.map(({ endpoint: { place, path } }) => placeOf({ place, path, field: undefined })),
          placeOf(first.onDisk.sighting),
        ],
        params: {
          component: first.component?.component ?? '',
          endpoints: [...new Set(members.map(({ endpoint }) => endpoint.path))],
          file: fileLabel(first.onDisk.sighting.path),
        },
      },
    ];
  });
}
