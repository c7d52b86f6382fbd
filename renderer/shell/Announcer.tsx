import type { Assessment } from '../../shared/pki/assessment.ts';
import { useAnnouncement } from './use-announcement.ts';

/** Says to a screen reader, politely, what the eye sees change. */
export function Announcer({ assessment }: { readonly assessment: Assessment | undefined }) {
  return <output className="visually-hidden">{useAnnouncement(assessment)}</output>;
}
