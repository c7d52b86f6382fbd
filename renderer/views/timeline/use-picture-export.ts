import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { Assessment } from '../../../shared/pki/assessment.ts';
import { timelineFigure, type FigureOptions } from '../../../shared/timeline/timeline-figure.ts';
import { timelineSvg } from '../../../shared/timeline/timeline-svg.ts';
import { isoInstant } from '../../format/instant.ts';
import { handOverFile } from '../../host/hand-over-file.ts';
import { useServices } from '../../state/app-context.ts';
import { pngTiles } from './png-tiles.ts';
import type { PictureKind } from './TimelineToolbar.tsx';

/** Saves the timeline as it stands, every row of it. */
export function usePictureExport(assessment: Assessment): (kind: PictureKind, options: FigureOptions) => Promise<void> {
  const { host, store } = useServices();
  const { t } = useTranslation();
  return useCallback(
    async (kind, options) => {
      const { toast } = store.getState();
      const name = `notafter-timeline-${isoInstant(assessment.at).slice(0, 10)}`;
      const pictures =
        kind === 'png'
          ? await pngTiles(timelineFigure(assessment, options))
          : [new Blob([timelineSvg(assessment, options)], { type: 'image/svg+xml' })];
      let first = '';
      for (const [index, content] of pictures.entries()) {
        const part = pictures.length === 1 ? '' : `-${index + 1}`;
        const saved = await handOverFile(host, { name: `${name}${part}.${kind}`, content });
        if (!saved.ok) return toast('error', saved.error.message);
        // Who cancels one tile wants none of the others.
        if (saved.value === undefined) return undefined;
        if (index === 0) first = saved.value;
      }
      return toast('notice', t('timeline.exported', { count: pictures.length, file: first }));
    },
    [assessment, host, store, t],
  );
}
