import {
  staticPodComponents,
  staticPodFlags,
  type StaticPodFacts,
  type StaticPodFlag,
} from '../../../../shared/pki/inventory.ts';
import { asMap, textIn, textsIn } from './plain-value.ts';

/**
 * The certificate flags of a control plane's static pod: those of the container named after its program. Everything else
 * in the manifest is left alone. @see kubernetes/kubernetes cmd/kubeadm/app/phases/controlplane/manifests.go
 */
export function staticPodFacts(place: string, path: string, document: unknown): StaticPodFacts | undefined {
  const map = asMap(document);
  if (map === undefined || map['kind'] !== 'Pod') return undefined;
  const containers = asMap(map['spec'])?.['containers'];
  for (const item of Array.isArray(containers) ? containers : []) {
    const container = asMap(item);
    const component = staticPodComponents.find((each) => each === textIn(container, 'name'));
    if (component === undefined) continue;
    // A container that is started by a shell has its flags in one text.
    const words = [...textsIn(container, 'command'), ...textsIn(container, 'args')].flatMap((word) =>
      word.split(/\s+/u),
    );
    return { place, path, component, flags: flagsIn(words) };
  }
  return undefined;
}

function flagsIn(words: readonly string[]): StaticPodFacts['flags'] {
  const flags: Partial<Record<StaticPodFlag, string>> = {};
  words.forEach((word, index) => {
    const [, name = '', value = words[index + 1]] = /^--?([a-z][a-z-]*)(?:=(.*))?$/su.exec(word) ?? [];
    const flag = staticPodFlags.find((each) => each === name);
    if (flag !== undefined && value !== undefined && value !== '') flags[flag] = value;
  });
  return flags;
}
