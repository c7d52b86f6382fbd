import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { Assessment } from '../../../shared/pki/assessment.ts';
import { timelineFigure, type FigureOptions } from '../../../shared/timeline/timeline-figure.ts';
import { timelineSvg } from '../../../shared/timeline/timeline-svg.ts';
import { isoInstant } from '../../format/instant.ts';
import { downloadBlob, downloadText } from '../../ui/download-text.ts';
import { useServices } from '../../state/app-context.ts';
import { pngTiles } from './png-tiles.ts';
import type { PictureKind } from './TimelineToolbar.tsx';

/** Saves the timeline as it stands, every row of it: by the host's dialog where it has one for text. */
export function usePictureExport(assessment: Assessment): (kind: PictureKind, options: FigureOptions) => Promise<void> {
  const { host, store } = useServices();
  const { t } = useTranslation();
  return useCallback(
    async (kind, options) => {
      const { toast } = store.getState();
      const name = `notafter-timeline-${isoInstant(assessment.at).slice(0, 10)}`;
      if (kind === 'png') {
        const tiles = await pngTiles(timelineFigure(assessment, options));
        tiles.forEach((tile, index) => {
          downloadBlob(tiles.length === 1 ? `${name}.png` : `${name}-${index + 1}.png`, tile);
        });
        toast('notice', t('timeline.exported', { count: tiles.length, file: `${name}.png` }));
        return;
      }
      const fileName = `${name}.svg`;
      const text = timelineSvg(assessment, options);
      if (!host.capabilities.saveDialog) {
        downloadText(fileName, text, 'image/svg+xml');
        toast('notice', t('timeline.exported', { count: 1, file: fileName }));
        return;
      }
      const saved = await host.call('file.save', { suggestedName: fileName, text });
      if (!saved.ok) toast('error', saved.error.message);
      else if (saved.value.savedTo !== undefined) {
        toast('notice', t('timeline.exported', { count: 1, file: saved.value.savedTo }));
      }
    },
    [assessment, host, store, t],
  );
}
