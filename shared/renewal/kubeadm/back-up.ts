import type { PlanWords } from '../../words/renewal/plan-words.ts';
import type { Step, Where } from '../plan.ts';
import { sh } from '../shell-quote.ts';
import { sources } from '../sources.ts';
import { changing, reading, step } from '../step.ts';
import { kubernetesDir } from './kubeadm-node.ts';

export interface BackUpParts {
  readonly of: string;
  readonly where: Where;
  /** Beside `/etc/kubernetes`: whatever else the steps change. */
  readonly alsoFolders?: readonly string[] | undefined;
}

/** A copy of everything the steps change, with its owners and modes. */
export function backUp(words: PlanWords, { of, where, alsoFolders = [] }: BackUpParts): Step {
  const folders = [kubernetesDir, ...alsoFolders.filter((folder) => !folder.startsWith(`${kubernetesDir}/`))];
  return step(words, 'back-up', {
    of,
    where,
    commands: [
      changing(
        sh`tar --create --gzip --preserve-permissions --file "/root/kubernetes-$(date +%Y%m%d-%H%M%S).tar.gz" ${folders}`,
      ),
      reading(sh`ls -l /root/kubernetes-*.tar.gz`),
    ],
    values: { folders: folders.join(', '), node: of },
    minutes: 1,
    risk: 'none',
    source: sources.kubeadmCerts,
  });
}
