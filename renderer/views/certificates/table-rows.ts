import { statuses, type AssessedCertificate, type Assessment, type Status } from '../../../shared/pki/assessment.ts';
import type { EpochMs } from '../../../shared/x509/brand.ts';
import { isCa, type Certificate } from '../../../shared/x509/certificate.ts';
import { nameLabel } from '../../../shared/x509/name-label.ts';
import { certificateName } from '../../../shared/words/certificate-name.ts';
import type { Arriving } from '../../state/arriving.ts';
import type { Grouping } from './table-layout.ts';

export interface RowGroup {
  readonly key: string;
  /** Empty where the certificates of the group have no such thing. */
  readonly label: string;
  readonly count: number;
  /** Of those that are not replaced, where there are any. */
  readonly worst: Status;
  /** The next end after the instant; `undefined` where all are past or none can be read. */
  readonly nextEnd: EpochMs | undefined;
  readonly isOpen: boolean;
}

/** A line of the table: the head of a group, or a certificate in it. */
export type TableRow =
  | { readonly kind: 'group'; readonly group: RowGroup }
  | {
      readonly kind: 'certificate';
      readonly certificate: Certificate;
      /** `undefined` while it is not judged. */
      readonly assessed: AssessedCertificate | undefined;
    };

/** Lines as numbers, since there may be a hundred thousand: a position, or for a group -1 less its index. */
export interface TableRows {
  readonly count: number;
  readonly at: (index: number) => TableRow | undefined;
  /** The line of a certificate; -1 where it is not shown. */
  readonly indexOf: (assessed: AssessedCertificate | undefined) => number;
  /** The line that heads the group of this line. */
  readonly headOf: (index: number) => number;
  /** The certificates alone, closed groups among them, in their order. */
  readonly positions: Uint32Array;
  readonly groups: readonly RowGroup[];
}

/** Groups stand with the worst first, then by what ends next; inside each the order stays. */
export function tableRows(
  assessment: Assessment,
  positions: Uint32Array,
  grouping: Grouping | undefined,
  isClosed: (key: string) => boolean,
): TableRows {
  const { certificates } = assessment;
  const certificateAt = (position: number | undefined): TableRow | undefined => {
    const assessed = position === undefined ? undefined : certificates[position];
    return assessed && { kind: 'certificate', certificate: assessed.certificate, assessed };
  };
  const positionOf = (assessed: AssessedCertificate | undefined): number =>
    assessed === undefined ? -1 : certificates.indexOf(assessed);
  if (grouping === undefined) {
    return {
      count: positions.length,
      at: (index) => certificateAt(positions[index]),
      indexOf: (assessed) => positions.indexOf(positionOf(assessed)),
      headOf: (index) => index,
      positions,
      groups: [],
    };
  }
  const parts = grouped(assessment, positions, grouping, isClosed);
  const lines = Int32Array.from(
    parts.flatMap(({ group, members }, index) => [-1 - index, ...(group.isOpen ? members : [])]),
  );
  return {
    count: lines.length,
    at: (index) => {
      const line = lines[index];
      if (line === undefined || line >= 0) return certificateAt(line);
      const group = parts[-1 - line]?.group;
      return group && { kind: 'group', group };
    },
    indexOf: (assessed) => {
      const position = positionOf(assessed);
      return position < 0 ? -1 : lines.indexOf(position);
    },
    headOf: (index) => lines.subarray(0, index + 1).findLastIndex((line) => line < 0),
    positions: Uint32Array.from(parts.flatMap(({ members }) => members)),
    groups: parts.map(({ group }) => group),
  };
}

/** In the order in which they came, so that no row moves while others come. */
export function arrivingRows({ certificates, count }: Arriving): TableRows {
  const positions = new Uint32Array(count);
  for (let position = 0; position < count; position++) positions[position] = position;
  return {
    count,
    at: (index) => {
      const certificate = index < count ? certificates[index] : undefined;
      return certificate && { kind: 'certificate', certificate, assessed: undefined };
    },
    indexOf: () => -1,
    headOf: (index) => index,
    positions,
    groups: [],
  };
}

interface GroupPart {
  readonly group: RowGroup;
  readonly members: readonly number[];
}

function grouped(
  assessment: Assessment,
  positions: Uint32Array,
  grouping: Grouping,
  isClosed: (key: string) => boolean,
): readonly GroupPart[] {
  const membersOf = new Map<string, number[]>();
  const keyOf = groupKeys[grouping];
  for (const position of positions) {
    const assessed = assessment.certificates[position];
    if (assessed === undefined) continue;
    const key = keyOf(assessed);
    const members = membersOf.get(key);
    if (members === undefined) membersOf.set(key, [position]);
    else members.push(position);
  }
  const parts = [...membersOf].map(([key, members]): GroupPart => {
    const all = members.flatMap((position) => assessment.certificates[position] ?? []);
    return {
      members,
      group: {
        key,
        label: labelOf(assessment, grouping, key, all),
        ...summed(assessment, all),
        isOpen: !isClosed(key),
      },
    };
  });
  const rankOf = ({ worst }: RowGroup): number => statuses.indexOf(worst);
  return parts.toSorted(
    ({ group: a }, { group: b }) =>
      rankOf(a) - rankOf(b) || (a.nextEnd ?? Infinity) - (b.nextEnd ?? Infinity) || (a.label < b.label ? -1 : 1),
  );
}

/** A CA stands with what it issued; where no signature was checked the name alone is known, and kept apart. */
const groupKeys: Readonly<Record<Grouping, (assessed: AssessedCertificate) => string>> = {
  ca: ({ certificate, path }) =>
    path[1] ?? (isCa(certificate) ? certificate.sha256 : `name ${certificate.issuer.comparable}`),
  node: ({ nodes }) => nodes.join(', '),
  role: ({ role }) => role ?? '',
  source: ({ sightings }) => [...new Set(sightings.map(({ place }) => place))].sort().join(', '),
  status: ({ status }) => status,
};

/** Words for a role and a status are the window's; here they stay as they are. */
function labelOf(
  { bySha256 }: Assessment,
  grouping: Grouping,
  key: string,
  members: readonly AssessedCertificate[],
): string {
  if (grouping !== 'ca') return key;
  const [first] = members;
  const ca = first && bySha256.get(first.path[1] ?? first.certificate.sha256);
  if (key.startsWith('name ')) return first ? nameLabel(first.certificate.issuer) : '';
  return ca ? certificateName(ca) : key;
}

function summed(
  { at }: Assessment,
  members: readonly AssessedCertificate[],
): Pick<RowGroup, 'count' | 'worst' | 'nextEnd'> {
  let worst = statuses.length - 1;
  let nextEnd: EpochMs | undefined;
  const isHistory = members.every(({ isReplaced }) => isReplaced);
  for (const { status, effectiveNotAfter, isReplaced } of members) {
    if (!isReplaced || isHistory) worst = Math.min(worst, statuses.indexOf(status));
    if (
      effectiveNotAfter !== undefined &&
      effectiveNotAfter >= at &&
      !(nextEnd !== undefined && nextEnd <= effectiveNotAfter)
    ) {
      nextEnd = effectiveNotAfter;
    }
  }
  return { count: members.length, worst: statuses[worst] ?? 'ok', nextEnd };
}
