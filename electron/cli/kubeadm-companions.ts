import { access } from 'node:fs/promises';
import { kubeadmCompanions } from '../../shared/reports/kubeadm-tree.ts';
import { absolutePath } from '../engine/sources/path-text.ts';

/** Of a `pki` folder named alone: the kubeconfigs beside it, which kubeadm's table lists too. */
export async function existingCompanions(places: readonly string[]): Promise<readonly string[]> {
  const paths = places.flatMap((place) => kubeadmCompanions(absolutePath(place)));
  const exist = await Promise.all(
    paths.map((path) =>
      access(path).then(
        () => true,
        () => false,
      ),
    ),
  );
  return paths.filter((_, index) => exist[index]);
}
