import type { PlanWords } from '../words/renewal/plan-words.ts';
import type { Step, Where } from './plan.ts';
import { sh } from './shell-quote.ts';
import { sources } from './sources.ts';
import { changing, reading, step } from './step.ts';

export interface BackUpParts {
  readonly of: string;
  readonly where: Where;
  /** Everything the steps change. */
  readonly folders: readonly string[];
}

/** A copy with owners and modes as they are. */
export function backUp(words: PlanWords, { of, where, folders }: BackUpParts): Step {
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
    source: sources.certificates,
  });
}
