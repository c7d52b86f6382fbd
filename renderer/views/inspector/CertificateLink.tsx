import type { Assessment } from '../../../shared/pki/assessment.ts';
import { certificateName } from '../../../shared/words/certificate-name.ts';
import type { Sha256Hex } from '../../../shared/x509/brand.ts';
import { useFormats } from '../../format/formats-context.ts';
import { useApp } from '../../state/app-context.ts';
import { StatusIcon } from '../../ui/StatusBadge.tsx';
import { cutText } from './cut-text.ts';

/** Leads to another certificate: its status, its name and its end. */
export function CertificateLink({
  assessment,
  sha256,
}: {
  readonly assessment: Assessment;
  readonly sha256: Sha256Hex;
}) {
  const { day } = useFormats();
  const select = useApp((state) => state.select);
  const other = assessment.bySha256.get(sha256);
  if (!other) return null;
  const end = other.certificate.notAfter;
  return (
    <button
      type="button"
      className="certificate-link"
      onClick={() => {
        select(sha256);
      }}
    >
      <StatusIcon status={other.status} size={12} />
      <span>{cutText(certificateName(other), 120).shown}</span>
      {end !== undefined && <span className="muted tabular">{day(end)}</span>}
    </button>
  );
}
