import { posix } from 'node:path';
import type { HeldFile } from '../look-into-files.ts';

/** Flags of components, and fields of kubeconfigs and configurations, that name a file. */
const reference =
  /(?:--[a-z-]*(?:file|cafile|certfile|certificate|kubeconfig|authority)=|(?:client-certificate|client-key|certificate-authority|tlsCertFile|clientCAFile|certificatesDir): +)"?(\/[^\s"']+)/gu;
const maxReferences = 200;

/** Files named in what was read that lie elsewhere: absolute, each once. */
export function referencedPaths(files: ReadonlyMap<string, HeldFile>): readonly string[] {
  const paths = new Set<string>();
  for (const [path, { bytes }] of files) {
    if (!/\.(?:ya?ml|conf|kubeconfig)$|kubeconfig$/u.test(path)) continue;
    for (const [, named = ''] of Buffer.from(bytes).toString('utf8').matchAll(reference)) {
      const file = posix.normalize(named).replace(/\/$/u, '');
      if (file !== '' && !files.has(file.slice(1)) && paths.size < maxReferences) paths.add(file);
    }
  }
  return [...paths];
}
