import { append } from '../../pki/group-by.ts';
import type { AssessedCertificate } from '../../pki/assessment.ts';
import { folderOf } from '../../pki/slash-path.ts';
import { isCa } from '../../x509/certificate.ts';
import { subjectLabel } from '../../x509/name-label.ts';
import { evidenceOf, fileLabel } from '../evidence.ts';
import type { FindingContext } from '../finding-context.ts';
import { rule, type Steps } from '../rule.ts';
import { isStep } from '../steps.ts';

export interface DuplicateHolderParams {
  readonly subject: string;
  readonly files: readonly string[];
}

/** Several valid certificates of one subject and role in one folder: it cannot be told by looking which one is in use. */
export const duplicateHolder = rule({
  id: 'NA-K05',
  severities: ['notice'],
  source: 'kubernetes/website content/en/docs/tasks/administer-cluster/kubeadm/kubeadm-certs.md',
  *find({ assessment: { certificates } }: FindingContext): Steps<DuplicateHolderParams> {
    const byPost = new Map<string, Set<AssessedCertificate>>();
    const single = new Map<string, AssessedCertificate>();
    const perSubject = new Map<string, number>();
    for (const [index, { certificate }] of certificates.entries()) {
      if (isStep(index)) yield;
      const { comparable } = certificate.subject;
      perSubject.set(comparable, (perSubject.get(comparable) ?? 0) + 1);
    }
    for (const [index, each] of certificates.entries()) {
      if (isStep(index)) yield;
      // Most subjects are there once.
      if (perSubject.get(each.certificate.subject.comparable) === 1) continue;
      const { certificate, status, role, isReplaced, sightings } = each;
      if (isCa(certificate) || status === 'expired' || isReplaced || isKeptByDesign(each)) continue;
      for (const { place, path, position, medium } of sightings) {
        if (position !== 0 || medium !== 'file') continue;
        const post = `${certificate.subject.comparable}\n${role ?? ''}\n${place}\n${folderOf(path)}`;
        const first = single.get(post);
        if (first === undefined) single.set(post, each);
        else if (first.certificate.spkiSha256 !== certificate.spkiSha256) {
          byPost.set(post, (byPost.get(post) ?? new Set([first])).add(each));
        }
      }
    }
    const lists = new Map<string, AssessedCertificate[]>();
    for (const [post, holders] of byPost) for (const holder of holders) append(lists, post, holder);
    yield* [...lists.values()].map((holders) => ({
      severity: 'notice' as const,
      ...evidenceOf(holders),
      params: {
        subject: holders[0] === undefined ? '' : subjectLabel(holders[0].certificate),
        files: [...new Set(holders.flatMap(({ sightings }) => sightings.map(({ path }) => fileLabel(path))))],
      },
    }));
  },
});

/** A kubelet keeps its dated files; kubeadm's etcd server and peer are alike but for their role. */
function isKeptByDesign({ role }: AssessedCertificate): boolean {
  return role === 'kubelet-client' || role === 'kubelet-server' || role === 'kubelet-self-signed';
}
