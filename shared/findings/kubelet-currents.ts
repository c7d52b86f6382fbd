import type { FindingContext, Sighted } from './finding-context.ts';
import { kubeletFile } from './kubelet-folder.ts';

/** A kubelet's `…-current.pem` and the dated pairs beside it. */
export interface KubeletCurrent {
  readonly current: Sighted;
  readonly dated: readonly Sighted[];
}

export function kubeletCurrents({ assessment }: FindingContext): readonly KubeletCurrent[] {
  const currents = new Map<string, Sighted>();
  const dated = new Map<string, Sighted[]>();
  for (const assessed of assessment.certificates) {
    if (assessed.role !== 'kubelet-client' && assessed.role !== 'kubelet-server') continue;
    for (const sighting of assessed.sightings) {
      const file = sighting.medium === 'file' && sighting.position === 0 ? kubeletFile(sighting.path) : undefined;
      if (file === undefined || file.kind === 'updated') continue;
      const key = `${sighting.place}\n${file.prefix}`;
      if (file.kind === 'current') currents.set(key, { assessed, sighting });
      else {
        const list = dated.get(key);
        if (list === undefined) dated.set(key, [{ assessed, sighting }]);
        else list.push({ assessed, sighting });
      }
    }
  }
  return [...currents].map(([key, current]) => ({ current, dated: dated.get(key) ?? [] }));
}
