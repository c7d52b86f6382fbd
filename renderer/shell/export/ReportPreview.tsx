import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { reportBeginning, reportName, type ReportWish } from './build-report.ts';

/** Enough to judge the look of it; a preview of all of a large report would cost more than the report. */
const maxHtmlChars = 400_000;
const maxTextChars = 20_000;

interface Beginning {
  readonly of: ReportWish;
  readonly text: string;
  readonly isCut: boolean;
}

/** How the file begins: HTML as it will look, in a frame that runs nothing and reaches nothing, everything else as text. */
export function ReportPreview({ wish }: { readonly wish: ReportWish }) {
  const { t } = useTranslation();
  const [beginning, setBeginning] = useState<Beginning>();
  const isPage = wish.format === 'html' || wish.format === 'pdf';
  useEffect(() => {
    const stop = new AbortController();
    const preview = async () => {
      const found = await reportBeginning(wish, isPage ? maxHtmlChars : maxTextChars, stop.signal);
      if (found) setBeginning({ of: wish, ...found });
    };
    void preview();
    return () => {
      stop.abort();
    };
  }, [wish, isPage]);

  const isCurrent = beginning?.of === wish;
  const name = reportName(wish);
  return (
    <section className="export__preview" aria-label={t('report.preview')} aria-busy={!isCurrent}>
      <p className="export__preview-head">
        <span className="mono ellipsis">{name}</span>
        <span className="muted">{isCurrent && beginning.isCut ? t('report.cut') : ''}</span>
      </p>
      {isCurrent && isPage && (
        <iframe
          className="export__page"
          title={t('report.previewOf', { file: name })}
          sandbox=""
          srcDoc={beginning.text}
        />
      )}
      {isCurrent && !isPage && (
        // It scrolls, so it must be reachable by keyboard.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <pre className="export__text mono" tabIndex={0} aria-label={t('report.previewOf', { file: name })}>
          {beginning.text}
        </pre>
      )}
    </section>
  );
}
