import { rootsAbove } from '../pki/slash-path.ts';
import { distributionOf } from './distributions/registry.ts';
import { nodePathOf } from './layout.ts';
import type { Recognition } from './recognition.ts';

/** The verdict that holds for a file: that of the nearest root above it, of two the one whose folder it lies in. */
export type RecognitionAt = (place: string, path: string) => Recognition | undefined;

export function recognitionAt(recognitions: readonly Recognition[]): RecognitionAt {
  const byRoot = new Map<string, Recognition[]>();
  for (const recognition of recognitions) {
    const key = `${recognition.place}\n${recognition.root}`;
    const others = byRoot.get(key);
    if (others === undefined) byRoot.set(key, [recognition]);
    else others.push(recognition);
  }
  if (byRoot.size === 0) return () => undefined;
  return (place, path) => {
    for (const root of rootsAbove(path)) {
      const [first, ...others] = byRoot.get(`${place}\n${root}`) ?? [];
      if (first === undefined) continue;
      if (others.length === 0) return first;
      const home = nodePathOf(path)?.home;
      const isHome = ({ distribution }: Recognition): boolean =>
        distributionOf(distribution).markers.some((marker) => marker.home === home);
      return [first, ...others].find(isHome) ?? first;
    }
    return undefined;
  };
}
