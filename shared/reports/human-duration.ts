const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;
/** Leap years do not count. */
const year = 365 * day;

/**
 * Time left as kubectl and kubeadm write it: `95s`, `6m55s`, `99m`, `5h29m`, `35h`, `4d3h`, `364d`, `2y364d`, `9y`.
 * Truncated, never rounded up. More than a second past is `<invalid>`: that is how kubeadm shows an expired certificate.
 *
 * @param durationMs  milliseconds; parts of a second are cut off towards zero
 * @see kubernetes/apimachinery pkg/util/duration/duration.go HumanDuration
 */
export function humanDuration(durationMs: number): string {
  const seconds = Math.trunc(durationMs / 1000);
  if (seconds < -1) return '<invalid>';
  if (seconds < 0) return '0s';
  if (seconds < 2 * minute) return `${seconds}s`;
  if (seconds < 10 * minute) return twoUnits(seconds, minute, 'm', 1, 's');
  if (seconds < 3 * hour) return `${Math.floor(seconds / minute)}m`;
  if (seconds < 8 * hour) return twoUnits(seconds, hour, 'h', minute, 'm');
  if (seconds < 2 * day) return `${Math.floor(seconds / hour)}h`;
  if (seconds < 8 * day) return twoUnits(seconds, day, 'd', hour, 'h');
  if (seconds < 2 * year) return `${Math.floor(seconds / day)}d`;
  if (seconds < 8 * year) return twoUnits(seconds, year, 'y', day, 'd');
  return `${Math.floor(seconds / year)}y`;
}

function twoUnits(seconds: number, large: number, largeLetter: string, small: number, smallLetter: string): string {
  const rest = Math.floor((seconds % large) / small);
  return `${Math.floor(seconds / large)}${largeLetter}${rest === 0 ? '' : `${rest}${smallLetter}`}`;
}
