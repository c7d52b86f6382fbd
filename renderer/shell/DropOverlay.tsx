import { FolderDown } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { DropState } from './use-drop.ts';
import './drop-overlay.css';

/** Says what will happen before the person lets go. */
export function DropOverlay({ isHovering, filesRead }: DropState) {
  const { t } = useTranslation();
  if (!isHovering && filesRead === undefined) return null;
  return (
    <output className="drop-overlay">
      <div className="drop-overlay__card">
        <FolderDown size={32} strokeWidth={1.5} aria-hidden />
        <p className="drop-overlay__title">
          {isHovering ? t('shell.drop.title') : t('shell.drop.reading', { files: filesRead ?? 0 })}
        </p>
        <p className="muted">{t('shell.drop.detail')}</p>
      </div>
    </output>
  );
}
