import type { Assessment } from '../pki/assessment.ts';
import { visibleText } from '../x509/visible-text.ts';
import { clusterNotes } from './cluster-notes.ts';

/**
 * What is no problem and yet worth a word on stderr: how a KUBECONFIG list hides entries and passes over files, and what a
 * cluster would not let us see.
 */
export function checkNotes({ inventory: { kubeconfigs, clusters, coverage } }: Assessment): string {
  const notThere = coverage.ignoredFiles.filter(({ reason }) => reason === 'not-there');
  return [
    ...notThere.map(({ path }) => `${path} is not there; kubectl passes over it as well.`),
    ...kubeconfigs
      .filter(({ shadowed }) => shadowed.length > 0)
      .map(({ path, shadowed }) => `Hidden by an earlier file of the list, in ${path}: ${shadowed.join(', ')}.`),
    ...clusterNotes(clusters),
  ]
    .map((note) => `${visibleText(note)}\n`)
    .join('');
}
