import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { handOverFile } from '../../host/hand-over-file.ts';
import { useApp, useServices } from '../../state/app-context.ts';
import { Button } from '../../ui/Button.tsx';
import { buildReport, tooLargeToPrint, type ReportWish } from './build-report.ts';
import { DragHandle } from './DragHandle.tsx';

export interface ExportFooterProps {
  readonly wish: ReportWish;
  readonly isEmpty: boolean;
}

/** How far the making of a file is: so many characters, or handed to the printer. */
type Making = { readonly chars: number | undefined };

/** Makes the file, tells how far it is, and stops it. */
export function ExportFooter({ wish, isEmpty }: ExportFooterProps) {
  const { t, i18n } = useTranslation();
  const { host, store } = useServices();
  const showsFolder = useApp((state) => state.showsExportFolder);
  const [making, setMaking] = useState<Making>();
  const [failure, setFailure] = useState<string>();
  const running = useRef<AbortController>(undefined);
  // Whoever closes the dialog wants the file no more.
  useEffect(
    () => () => {
      running.current?.abort();
    },
    [],
  );

  const show = async (path: string) => {
    const shown = await host.call('file.show', { path });
    if (!shown.ok) store.getState().toast('error', shown.error.message);
  };
  const make = async (signal: AbortSignal) => {
    const built = await buildReport(wish, host, signal, (chars) => setMaking({ chars }));
    if (built === undefined) return;
    if (!built.ok) {
      setFailure(built === tooLargeToPrint ? t('report.tooLargeToPrint') : built.error.message);
      return;
    }
    const saved = await handOverFile(host, built.value);
    if (!saved.ok) setFailure(saved.error.message);
    if (!saved.ok || saved.value === undefined) return;
    const file = saved.value;
    const { toast, showDialog, showsExportFolder } = store.getState();
    const canShow = host.capabilities.showInFolder;
    const offer = { label: t('report.showInFolder'), run: () => void show(file) };
    toast('notice', t('report.done', { count: built.value.count, file }), canShow ? offer : undefined);
    if (canShow && showsExportFolder) await show(file);
    showDialog(undefined);
  };
  const start = async () => {
    const stop = new AbortController();
    running.current = stop;
    setFailure(undefined);
    setMaking({ chars: 0 });
    await make(stop.signal);
    setMaking(undefined);
  };
  return (
    <footer className="export__footer">
      {failure !== undefined && (
        <p className="export__failure" role="alert">
          {failure}
        </p>
      )}
      {host.capabilities.dragOut && <DragHandle wish={wish} isDisabled={isEmpty || making !== undefined} />}
      {host.capabilities.showInFolder && (
        <label className="export__option">
          <input
            type="checkbox"
            checked={showsFolder}
            onChange={(event) => {
              store.getState().chooseExport({ showsExportFolder: event.target.checked });
            }}
          />
          {t('report.showAfterwards')}
        </label>
      )}
      <span className="export__space" />
      {making && (
        <>
          <progress className="export__bar" aria-label={t('report.making')} />
          <span className="muted tabular">{progressText(making)}</span>
          <Button onPress={() => running.current?.abort()}>{t('shell.progress.cancel')}</Button>
        </>
      )}
      <Button look="primary" isDisabled={isEmpty || making !== undefined} onPress={() => void start()}>
        {host.capabilities.saveDialog ? t('report.save') : t('report.download')}
      </Button>
    </footer>
  );

  function progressText({ chars }: Making): string {
    if (chars === undefined) return t('report.printing');
    const megabytes = new Intl.NumberFormat(i18n.language, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
    return t('report.written', { size: megabytes.format(chars / 1_000_000) });
  }
}
