import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { rules, type RuleId } from '../../../shared/findings/registry.ts';
import type { Assessment } from '../../../shared/pki/assessment.ts';
import { ruleWords } from '../../../shared/words/findings/finding-words.ts';
import { visibleText } from '../../../shared/x509/visible-text.ts';
import { useApp } from '../../state/app-context.ts';
import { Button } from '../../ui/Button.tsx';
import { FindingItem } from './FindingItem.tsx';
import type { FindingGroup } from './group-findings.ts';
import { SeverityBadge } from './SeverityBadge.tsx';

const firstFindings = 20;

export interface FindingGroupSectionProps {
  readonly assessment: Assessment;
  readonly group: FindingGroup;
  readonly onSilence: (id: RuleId) => void;
}

/** All that one rule found: the reason once, then each finding with its evidence and remedy. */
export function FindingGroupSection({ assessment, group, onSilence }: FindingGroupSectionProps) {
  const { t } = useTranslation();
  const language = useApp((state) => state.language);
  const silenced = useApp((state) => state.settings.silenced);
  const changeSettings = useApp((state) => state.changeSettings);
  const [isWhole, setWhole] = useState(false);
  const { id, severity, findings } = group;
  const words = ruleWords(id, language);
  const silence = silenced.find((each) => each.id === id);
  const shown = isWhole ? findings : findings.slice(0, firstFindings);
  return (
    <section className="finding-group" aria-label={`${id} ${words.title}`}>
      <header className="finding-group__head">
        <SeverityBadge severity={severity} />
        <h2 className="finding-group__title">{words.title}</h2>
        <span className="muted tabular">{id}</span>
        {silence === undefined ? (
          <Button
            look="quiet"
            onPress={() => {
              onSilence(id);
            }}
          >
            {t('findings.silence')}
          </Button>
        ) : (
          <Button
            look="quiet"
            onPress={() => {
              changeSettings({ silenced: silenced.filter((each) => each.id !== id) });
            }}
          >
            {t('findings.unsilence')}
          </Button>
        )}
      </header>
      {silence !== undefined && (
        <p className="finding-group__silence">
          {t('findings.silencedBecause', { since: silence.since.slice(0, 10), reason: visibleText(silence.reason) })}
        </p>
      )}
      <p className="finding-group__why">{words.why}</p>
      <ul className="finding-group__items">
        {shown.map(({ finding }, index) => (
          <FindingItem key={index} assessment={assessment} finding={finding} />
        ))}
      </ul>
      {shown.length < findings.length && (
        <Button
          look="quiet"
          onPress={() => {
            setWhole(true);
          }}
        >
          {t('findings.showAll', { count: findings.length })}
        </Button>
      )}
      <p className="muted finding-group__source" lang="en">
        {t('findings.source', { source: rules.find((rule) => rule.id === id)?.source ?? '' })}
      </p>
    </section>
  );
}
