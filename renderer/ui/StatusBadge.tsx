import {
  CalendarClock,
  CircleCheck,
  FileQuestionMark,
  Hourglass,
  OctagonX,
  TriangleAlert,
  type LucideIcon,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Status } from '../../shared/pki/assessment.ts';
import './status-badge.css';

export const statusIcons: Readonly<Record<Status, LucideIcon>> = {
  expired: OctagonX,
  critical: TriangleAlert,
  soon: Hourglass,
  ok: CircleCheck,
  'not-yet-valid': CalendarClock,
  unknown: FileQuestionMark,
};

/** Icon and word together; the colour is the third cue. */
export function StatusBadge({ status }: { readonly status: Status }) {
  const { t } = useTranslation();
  return (
    <span className="status-badge" data-status={status}>
      <StatusIcon status={status} />
      {t(`status.${status}`)}
    </span>
  );
}

export function StatusIcon({ status, size = 14 }: { readonly status: Status; readonly size?: number }) {
  const Icon = statusIcons[status];
  return <Icon className="status-icon" data-status={status} size={size} strokeWidth={2.25} aria-hidden />;
}
