import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { CopyValue } from './CopyValue.tsx';
import { CopyAll } from './CopyAll.tsx';
import { CutFoot, useCut } from './CutFoot.tsx';
import { cutText } from './cut-text.ts';

const firstLines = 200;
const step = 2_000;
const mostColumns = 400;

/** A text of many lines in its own layout; a click copies all of it. */
export function LongText({ label, text }: { readonly label: string; readonly text: string }) {
  const { t } = useTranslation();
  const lines = useMemo(() => text.trimEnd().split('\n'), [text]);
  const cut = useCut(lines.length, firstLines, step);
  return (
    <>
      <div className="long-text">
        <CopyValue label={label} value={text} isMono>
          {lines
            .slice(0, cut.shown)
            .map((line) => {
              const { shown: start, left: rest } = cutText(line, mostColumns);
              return rest > 0 ? `${start}…` : start;
            })
            .join('\n')}
        </CopyValue>
      </div>
      <CutFoot cut={cut} more={t('inspector.showMoreLines', { count: cut.next, left: cut.left })}>
        <CopyAll text={t('inspector.copyWhole')} label={label} value={() => text} />
      </CutFoot>
    </>
  );
}
