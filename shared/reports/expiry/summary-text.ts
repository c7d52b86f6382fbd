import { distributionOfCertificate } from '../../kubernetes/distribution-of-certificate.ts';
import type { Assessment } from '../../pki/assessment.ts';
import { alarmCounts, headlineOf } from '../../pki/summary.ts';
import { certificateName } from '../../words/certificate-name.ts';
import { instantText } from '../../words/findings/phrases-en.ts';
import type { Language } from '../../words/language.ts';
import { reportWords } from '../../words/reports/report-words.ts';
import { whatStops } from '../../words/role-words.ts';

/** A sentence or two: what ends first and what stops then, what is late, what could not be read. */
export function summaryText(assessment: Assessment, language: Language): string {
  const { summary } = reportWords(language);
  const { overdue } = alarmCounts(assessment);
  const unread = new Set(assessment.inventory.problems.map(({ path }) => path)).size;
  const sentences = [
    ...headlineSentences(assessment, language),
    ...(overdue > 0 ? [summary.overdue(overdue)] : []),
    ...(unread > 0 ? [summary.unread(unread)] : []),
  ];
  return sentences.join(language === 'ja' ? '' : ' ');
}

function headlineSentences(assessment: Assessment, language: Language): readonly string[] {
  const { summary, span } = reportWords(language);
  const headline = headlineOf(assessment);
  if (headline.kind === 'no-certificates') return [summary.noCertificates];
  if (headline.kind === 'never-expires') return [summary.neverExpires];
  const { kind, others } = headline;
  const { assessed, endsAt } = headline.first;
  const told = summary[kind](certificateName(assessed), others, span(endsAt - assessment.at), instantText(endsAt));
  if (assessed.role === undefined) return [told];
  return [
    told,
    summary.stops(
      whatStops(assessed.role, language, distributionOfCertificate(assessment, assessed)),
      kind === 'expired',
    ),
  ];
}
