import { X } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useApp } from '../state/app-context.ts';
import type { Toast } from '../state/toast-slice.ts';
import { Button } from '../ui/Button.tsx';
import './toasts.css';

const noticeMs = 6_000;

/** Notices go by themselves, errors stay until they are dismissed. */
export function Toasts() {
  const { t } = useTranslation();
  const toasts = useApp((state) => state.toasts);
  return (
    <section className="toasts" aria-label={t('shell.notices')}>
      <output className="toasts__list">
        {toasts.map((toast) => (toast.kind === 'notice' ? <ToastCard key={toast.id} toast={toast} /> : null))}
      </output>
      <div role="alert" className="toasts__list">
        {toasts.map((toast) => (toast.kind === 'error' ? <ToastCard key={toast.id} toast={toast} /> : null))}
      </div>
    </section>
  );
}

function ToastCard({ toast }: { readonly toast: Toast }) {
  const { t } = useTranslation();
  const dismiss = useApp((state) => state.dismissToast);
  const { id, kind, text, action } = toast;
  useEffect(() => {
    if (kind === 'error') return undefined;
    const timer = setTimeout(() => {
      dismiss(id);
    }, noticeMs);
    return () => {
      clearTimeout(timer);
    };
  }, [dismiss, id, kind]);
  return (
    <div className="toast" data-kind={kind}>
      <span className="toast__text">{text}</span>
      {action && (
        <Button
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
        <X size={14} aria-hidden />
      </Button>
    </div>
  );
}
