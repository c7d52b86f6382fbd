import { Dialog, DialogTrigger, Popover } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Recognition } from '../../shared/kubernetes/recognition.ts';
import type { Assessment } from '../../shared/pki/assessment.ts';
import { recognitionName } from '../../shared/words/recognition-words.ts';
import { visibleText } from '../../shared/x509/visible-text.ts';
import { useFormats } from '../format/formats-context.ts';
import { Button } from '../ui/Button.tsx';
import '../ui/overlay.css';
import { recognisedText } from './recognised.ts';
import { DistributionChoice } from './DistributionChoice.tsx';
import './recognition-line.css';

/** More nodes are told by the counts of the line alone. */
const maxNodes = 20;

/** What the places turned out to be, and on demand what told so. */
export function RecognitionLine({ assessment }: { readonly assessment: Assessment }) {
  const { t } = useTranslation();
  const { language } = useFormats();
  const shown = assessment.recognitions.slice(0, maxNodes);
  return (
    <div className="recognition-line muted">
      <span>{recognisedText(t, language, assessment)}</span>
      {shown.length > 0 && (
        <DialogTrigger>
          <Button look="quiet">{t('shell.recognised.why')}</Button>
          <Popover className="popover popover--padded" placement="bottom start">
            <Dialog className="recognition-line__dialog" aria-label={t('shell.recognised.whyTitle')}>
              <h2 className="recognition-line__title">{t('shell.recognised.whyTitle')}</h2>
              <DistributionChoice />
              <ul className="recognition-line__nodes">
                {shown.map((recognition) => (
                  <li key={`${recognition.place} ${recognition.root} ${recognition.distribution}`}>
                    <div className="recognition-line__name">{nameOf(recognition)}</div>
                    <div>{recognitionName(recognition, language)}</div>
                    <ul className="recognition-line__facts muted">
                      {recognition.evidence.map(({ fact, path }) => (
                        <li key={fact} title={path === undefined ? undefined : visibleText(path)}>
                          {visibleText(fact)}
                        </li>
                      ))}
                    </ul>
                  </li>
                ))}
              </ul>
            </Dialog>
          </Popover>
        </DialogTrigger>
      )}
    </div>
  );
}

function nameOf({ node, root, place }: Recognition): string {
  return visibleText(node ?? (root === '' ? place : root));
}
