import { useTranslation } from 'react-i18next';
import type { AssessedCertificate, Assessment } from '../../../shared/pki/assessment.ts';
import { durationText } from '../../format/residual-text.ts';
import { durationBetween } from '../../../shared/pki/residual.ts';
import { useFormats } from '../../format/formats-context.ts';
import { useApp } from '../../state/app-context.ts';
import { StatusIcon } from '../../ui/StatusBadge.tsx';
import { certificateName } from '../../../shared/words/certificate-name.ts';
import { distributionOfCertificate } from '../../../shared/kubernetes/distribution-of-certificate.ts';
import { whatStops } from '../../../shared/words/role-words.ts';
import type { Ending, Headline } from '../../../shared/pki/summary.ts';

export interface HeadlineTextProps {
  readonly headline: Headline;
  readonly assessment: Assessment;
}

/** What expires first, and what stops then. */
export function HeadlineText({ headline, assessment }: HeadlineTextProps) {
  const { t } = useTranslation();
  switch (headline.kind) {
    case 'no-certificates':
      return (
        <>
          <h1 className="headline">{t('overview.noCertificates')}</h1>
          <p className="headline__rest muted">{t('overview.noCertificatesHint')}</p>
        </>
      );
    case 'never-expires':
      return <h1 className="headline">{t('overview.neverExpires')}</h1>;
    case 'expires':
    case 'expired':
      return <EndingSentences headline={headline} assessment={assessment} />;
  }
}

const nameMark = '\uE000';

interface EndingSentencesProps {
  readonly headline: Extract<Headline, { kind: 'expires' | 'expired' }>;
  readonly assessment: Assessment;
}

function EndingSentences({ headline, assessment }: EndingSentencesProps) {
  const { t } = useTranslation();
  const { instant, at, language } = useFormats();
  const { kind, first, others } = headline;
  const { assessed } = first;
  const limiter = assessed.limitedBy && assessment.bySha256.get(assessed.limitedBy);
  const select = useApp((state) => state.select);
  const nameText = (named: AssessedCertificate) => {
    const [node, ...others] = named.nodes;
    const name = certificateName(named);
    return node === undefined || others.length > 0 ? name : t('overview.onNode', { name, node });
  };
  const values = (ending: Ending) => ({
    name: nameText(ending.assessed),
    duration: durationText(t, durationBetween(ending.endsAt, at)),
    instant: instant(ending.endsAt),
  });
  const next = headline.kind === 'expired' ? headline.next : undefined;
  const rest = [
    others > 0 ? t(kind === 'expired' ? 'overview.othersExpired' : 'overview.othersExpire', { count: others }) : '',
    next ? t('overview.next', values(next)) : '',
  ].filter((part) => part !== '');
  const what = assessed.role && whatStops(assessed.role, language, distributionOfCertificate(assessment, assessed));
  const { name, ...when } = values(first);
  // The name becomes a button, so the sentence is taken apart around it; a private-use character marks the spot.
  const sentence = limiter
    ? t(`overview.${kind}With`, { ...when, name: nameMark, limiter: certificateName(limiter) })
    : t(`overview.${kind}`, { ...when, name: nameMark });
  const spot = sentence.indexOf(nameMark);
  return (
    <>
      <h1 className="headline tabular">
        <span className="headline__icon">
          <StatusIcon status={assessed.status} size={20} />
        </span>
        <WithUnbroken text={sentence.slice(0, spot)} part={when.instant} />
        <button
          type="button"
          className="headline__name"
          onClick={() => {
            select(assessed.certificate.sha256);
          }}
        >
          {name}
        </button>
        <WithUnbroken text={sentence.slice(spot + nameMark.length)} part={when.instant} />
        {what !== undefined && (
          <span className="headline__then">
            {t(kind === 'expired' ? 'overview.alreadyStops' : 'overview.thenStops', { what })}
          </span>
        )}
      </h1>
      {rest.length > 0 && <p className="headline__rest muted tabular">{rest.join(language === 'ja' ? '' : ' ')}</p>}
    </>
  );
}

/** A date that is torn apart at the end of a large line is read twice. */
function WithUnbroken({ text, part }: { readonly text: string; readonly part: string }) {
  const spot = text.indexOf(part);
  if (spot === -1) return text;
  return (
    <>
      {text.slice(0, spot)}
      <span className="headline__date">{part}</span>
      {text.slice(spot + part.length)}
    </>
  );
}
