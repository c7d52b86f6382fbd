import type { AssessedCertificate, Assessment } from '../pki/assessment.ts';
import { distributionOfCertificate } from '../kubernetes/distribution-of-certificate.ts';
import { durationBetween } from '../pki/residual.ts';
import type { Ending, Headline } from '../pki/summary.ts';
import { certificateName } from './certificate-name.ts';
import { headlineEn } from './headline-en.ts';
import { headlineJa } from './headline-ja.ts';
import { formatInstant } from './instant.ts';
import type { Language } from './language.ts';
import { filledMessage, messageFor } from './message.ts';
import { durationWords } from './residual-words.ts';
import { whatStops } from './role-words.ts';

export interface HeadlineSentences {
  /** What ends first, and what stops then. */
  readonly first: string;
  /** How many others, and what ends next; empty where there is nothing of it. */
  readonly rest: string;
}

const messages = { en: headlineEn, ja: headlineJa } as const;

/** What the window says first of an assessment, as plain sentences with instants in UTC. Node names are not yet safe to show. */
export function headlineSentences(headline: Headline, assessment: Assessment, language: Language): HeadlineSentences {
  const { bySha256, at } = assessment;
  const words = messages[language];
  if (headline.kind === 'no-certificates') return { first: words.noCertificates, rest: '' };
  if (headline.kind === 'never-expires') return { first: words.neverExpires, rest: '' };
  const { kind, first, others } = headline;
  const { limitedBy, role } = first.assessed;
  const limiter = limitedBy === undefined ? undefined : bySha256.get(limitedBy);
  const values = ({ assessed, endsAt }: Ending) => ({
    name: nameOnNode(assessed, language),
    duration: durationWords(durationBetween(endsAt, at), language),
    instant: formatInstant(endsAt, language, 'utc'),
    limiter: limiter === undefined ? '' : certificateName(limiter),
  });
  const what =
    role === undefined ? undefined : whatStops(role, language, distributionOfCertificate(assessment, first.assessed));
  const sentences = [
    filledMessage(limiter === undefined ? words[kind] : words[`${kind}With`], values(first)),
    what === undefined ? '' : filledMessage(words[kind === 'expired' ? 'alreadyStops' : 'thenStops'], { what }),
  ];
  const key = kind === 'expired' ? 'othersExpired' : 'othersExpire';
  const next = kind === 'expired' ? headline.next : undefined;
  const rest = [
    others > 0 ? filledMessage(messageFor(words, key, others), { count: others }) : '',
    next === undefined ? '' : filledMessage(words.next, values(next)),
  ];
  return { first: joined(sentences, language), rest: joined(rest, language) };
}

function nameOnNode(assessed: AssessedCertificate, language: Language): string {
  const [node, ...others] = assessed.nodes;
  const name = certificateName(assessed);
  return node === undefined || others.length > 0 ? name : filledMessage(messages[language].onNode, { name, node });
}

function joined(sentences: readonly string[], language: Language): string {
  return sentences.filter((sentence) => sentence !== '').join(language === 'ja' ? '' : ' ');
}
