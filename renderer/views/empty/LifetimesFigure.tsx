/** A picture of what the product shows: validity periods, one of which ends at the line of now. Decoration only. */
export function LifetimesFigure() {
  return (
    <svg className="lifetimes" viewBox="0 0 240 72" width="240" height="72" aria-hidden="true">
      <rect className="lifetimes__ca" x="0" y="4" width="236" height="8" rx="2" />
      <rect className="lifetimes__ok" x="36" y="22" width="176" height="8" rx="2" />
      <rect className="lifetimes__soon" x="20" y="40" width="136" height="8" rx="2" />
      <rect className="lifetimes__expired" x="8" y="58" width="112" height="8" rx="2" />
      <line className="lifetimes__now" x1="138.5" y1="0" x2="138.5" y2="72" />
    </svg>
  );
}
