import type { Assessment } from '../pki/assessment.ts';
import { visibleText } from '../x509/visible-text.ts';

/** What is no problem and yet worth a word on stderr: how a KUBECONFIG list hides entries and passes over files. */
export function checkNotes({ inventory: { kubeconfigs, coverage } }: Assessment): string {
  const notThere = coverage.ignoredFiles.filter(({ reason }) => reason === 'not-there');
  return [
    ...notThere.map(({ path }) => `${path} is not there; kubectl passes over it as well.`),
    ...kubeconfigs
      .filter(({ shadowed }) => shadowed.length > 0)
      .map(({ path, shadowed }) => `Hidden by an earlier file of the list, in ${path}: ${shadowed.join(', ')}.`),
  ]
    .map((note) => `${visibleText(note)}\n`)
    .join('');
}
