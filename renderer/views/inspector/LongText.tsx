import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.tsx';
import { CopyValue } from './CopyValue.tsx';
import { CopyAll } from './CopyAll.tsx';
import { cutText } from './cut-text.ts';

const firstLines = 200;
const step = 2_000;
const mostColumns = 400;

/** A text of many lines in its own layout; a click copies all of it. */
export function LongText({ label, text }: { readonly label: string; readonly text: string }) {
  const { t } = useTranslation();
  const lines = useMemo(() => text.trimEnd().split('\n'), [text]);
  const [shown, setShown] = useState(firstLines);
  const left = lines.length - shown;
  return (
    <>
      <div className="long-text">
        <CopyValue label={label} value={text} isMono>
          {lines
            .slice(0, shown)
            .map((line) => {
              const { shown: start, left: rest } = cutText(line, mostColumns);
              return rest > 0 ? `${start}…` : start;
            })
            .join('\n')}
        </CopyValue>
      </div>
      <p className="cut-list__more">
        {left > 0 && (
          <Button
            look="quiet"
            onPress={() => {
              setShown(shown + step);
            }}
          >
            {t('inspector.showMoreLines', { count: Math.min(left, step), left })}
          </Button>
        )}
        <CopyAll text={t('inspector.copyWhole')} label={label} value={() => text} />
      </p>
    </>
  );
}
