import { rules, type RuleId } from '../findings/registry.ts';
import { ruleWords } from '../words/findings/finding-words.ts';

const parts = [
  ['T', 'Time'],
  ['C', 'Chain and trust'],
  ['N', 'Names and usages'],
  ['K', 'Keys and algorithms'],
  ['F', 'Files and kubeconfigs'],
] as const;

/** What one might expect here, and why it is not told. */
const leftOut = [
  [
    'All certificates of a control plane end on one day',
    'so it is wherever kubeadm made them at once; NA-T01 and NA-T02 tell those that end together in one finding',
  ],
  [
    'The second family of a dual-stack cluster has no service address in the certificate',
    'kubeadm puts in that of the first alone, and pods are given no other',
  ],
  ['A kubeadm cluster was not upgraded for most of a year', 'when it was is in no file; NA-T02 warns in time'],
  [
    'A public certificate lives for more than 398 days',
    'who is public cannot be told from a file, and no browser accepts such a one; NA-T13 tells what outlives decades',
  ],
] as const;

/** docs/findings.md: every rule as it says itself, and what files cannot tell. */
export function findingsDoc(): string {
  const sections = parts.flatMap(([letter, title]) => [
    `## ${title}`,
    '',
    '| id | severity | what | why it matters | source |',
    '|---|---|---|---|---|',
    ...rules
      .filter(({ id }) => id.startsWith(`NA-${letter}`))
      .toSorted((a, b) => (a.id < b.id ? -1 : 1))
      .map(({ id, severities, source }) => row(id, severities, source)),
    '',
  ]);
  return [
    '# Findings',
    '',
    `${rules.length} rules, most told from files alone, some by asking the endpoints they name, nodes or a cluster’s API. An id never gets another meaning: silence one with`,
    '`notafter check --ignore ID=REASON` or in the window. `critical` stops something or soon will, `warning` will if nobody',
    'acts, `notice` is worth knowing and does not count for the exit code. Thresholds know the lifetime and who renews;',
    'the known designs of a recognised distribution are at most a notice.',
    '',
    'This file is made from the rules themselves by `npm run fix:findings`.',
    '',
    ...sections,
    '## Left out',
    '',
    '| what | why |',
    '|---|---|',
    ...leftOut.map(([what, why]) => `| ${what} | ${why} |`),
    '',
  ].join('\n');
}

function row(id: RuleId, severities: readonly string[], source: string): string {
  const { title, why } = ruleWords(id, 'en');
  return `| ${[id, severities.join(', '), title, why, source].map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}
