import { X } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useApp } from '../state/app-context.ts';
import type { Toast } from '../state/toast-slice.ts';
import { Button } from '../ui/Button.tsx';
import './notice.css';

const noticeMs = 6_000;
/** One that offers to undo something must be read and decided on. */
const offerMs = 15_000;

/** The latest good news, in the status bar, where it covers nothing. It goes by itself. */
export function Notice() {
  const toasts = useApp((state) => state.toasts);
  const latest = toasts.findLast(({ kind }) => kind === 'notice');
  return <output className="notice-place">{latest && <NoticeText key={latest.id} notice={latest} />}</output>;
}

function NoticeText({ notice: { id, text, action } }: { readonly notice: Toast }) {
  const { t } = useTranslation();
  const dismiss = useApp((state) => state.dismissToast);
  useEffect(() => {
    const timer = setTimeout(
      () => {
        dismiss(id);
      },
      action ? offerMs : noticeMs,
    );
    return () => {
      clearTimeout(timer);
    };
  }, [action, dismiss, id]);
  return (
    <span className="notice">
      <span className="ellipsis" title={text}>
        {text}
      </span>
      {action && (
        <Button
          look="quiet"
          onPress={() => {
            dismiss(id);
            action.run();
          }}
        >
          {action.label}
        </Button>
      )}
      <Button
        look="icon"
        aria-label={t('shell.dismiss')}
        onPress={() => {
          dismiss(id);
        }}
      >
        <X size={12} aria-hidden />
      </Button>
    </span>
  );
}
