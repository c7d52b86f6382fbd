import { statuses, type Assessment, type Status } from '../pki/assessment.ts';
import { servedHeadlineOf } from '../pki/served-headline.ts';
import { alarmCounts, headlineOf, type Ending } from '../pki/summary.ts';
import { visibleText } from '../x509/visible-text.ts';
import { certificateLabel } from './certificate-label.ts';
import { humanDuration } from './human-duration.ts';

const statusWords: Readonly<Record<Status, string>> = {
  expired: 'expired',
  critical: 'critical',
  soon: 'soon',
  'not-yet-valid': 'not yet valid',
  unknown: 'unknown',
  ok: 'ok',
};

/** One line: how many of what, what ends first and where, and what could not be read. A line feed at its end. */
export function checkSummary(assessment: Assessment): string {
  const { certificates, inventory } = assessment;
  const { byStatus, replaced, overdue } = alarmCounts(assessment);
  const parts = [
    ...statuses.filter((status) => byStatus[status] > 0).map((status) => `${byStatus[status]} ${statusWords[status]}`),
    ...(replaced > 0 ? [`${replaced} replaced`] : []),
  ];
  const counted = `${plural(certificates.length, 'certificate')}${parts.length > 0 ? `: ${parts.join(', ')}` : ''}.`;
  const late = overdue === 0 ? '' : ` ${plural(overdue, 'certificate')} should have been renewed by now.`;
  const unread = new Set(inventory.problems.map(({ path }) => path)).size;
  const problems = unread === 0 ? '' : ` ${plural(unread, 'path')} could not be read, or not wholly.`;
  return `${counted}${servedText(assessment)}${headlineText(assessment)}${late}${problems}\n`;
}

function servedText(assessment: Assessment): string {
  const headline = servedHeadlineOf(assessment);
  if (headline === undefined) return '';
  const { component, endpoint, others } = headline;
  const more = others > 0 ? ` (and ${others} more)` : '';
  return ` Renewed on disk and not served: restart ${component}, which presents its old certificate on ${visibleText(endpoint)}${more}.`;
}

function headlineText(assessment: Assessment): string {
  const headline = headlineOf(assessment);
  switch (headline.kind) {
    case 'no-certificates':
      return '';
    case 'never-expires':
      return ' Nothing has an end in sight.';
    case 'expires': {
      const { first, others } = headline;
      return ` First to end, in ${humanDuration(first.endsAt - assessment.at)}: ${endingText(first, others)}.`;
    }
    case 'expired':
      return ` Expired: ${endingText(headline.first, headline.others)}.`;
  }
}

function endingText({ assessed }: Ending, others: number): string {
  const path = assessed.sightings[0]?.path;
  const name = `${certificateLabel(assessed)}${others > 0 ? ` and ${others} more` : ''}`;
  return path === undefined ? name : `${name} (${visibleText(path)})`;
}

function plural(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
