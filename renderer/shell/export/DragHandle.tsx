import { GripVertical } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FileContent } from '../../../shared/bridge/contract.ts';
import { contentOf } from '../../host/hand-over-file.ts';
import { useServices } from '../../state/app-context.ts';
import { buildReport, type ReportWish } from './build-report.ts';

export interface DragHandleProps {
  readonly wish: ReportWish;
  readonly isDisabled: boolean;
}

interface Prepared {
  readonly of: ReportWish;
  readonly suggestedName: string;
  readonly content: FileContent;
}

/**
 * What a person takes hold of to drag the report out, into a mail or a folder. The file must be there when the drag
 * begins, so it is made as soon as the pointer comes near.
 */
export function DragHandle({ wish, isDisabled }: DragHandleProps) {
  const { t } = useTranslation();
  const { host, store } = useServices();
  const [prepared, setPrepared] = useState<Prepared>();
  const running = useRef<{ readonly of: ReportWish; readonly stop: AbortController }>(undefined);
  useEffect(
    () => () => {
      running.current?.stop.abort();
    },
    [],
  );
  const isReady = prepared?.of === wish && !isDisabled;

  const prepare = async () => {
    if (isReady || isDisabled || running.current?.of === wish) return;
    running.current?.stop.abort();
    const stop = new AbortController();
    running.current = { of: wish, stop };
    const built = await buildReport(wish, host, stop.signal, () => undefined);
    if (built?.ok === true) {
      const { name: suggestedName, content } = built.value;
      setPrepared({ of: wish, suggestedName, content: await contentOf(content) });
    } else if (built !== undefined) {
      store.getState().toast('error', built.error.message);
    }
    if (running.current?.stop === stop) running.current = undefined;
  };
  const drag = async ({ suggestedName, content }: Prepared) => {
    const dragged = await host.call('file.drag', { suggestedName, content });
    if (!dragged.ok) store.getState().toast('error', dragged.error.message);
  };
  return (
    <span
      className="export__drag"
      draggable={isReady}
      data-ready={isReady}
      title={t('report.dragHint')}
      onPointerEnter={() => void prepare()}
      onDragStart={(event) => {
        // The host drags the file itself.
        event.preventDefault();
        if (isReady) void drag(prepared);
      }}
    >
      <GripVertical size={14} aria-hidden />
      {t('report.drag')}
    </span>
  );
}
