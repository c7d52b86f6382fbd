import { ChevronRight } from 'lucide-react';
import type { IssuerProof } from '../../../shared/pki/inventory.ts';
import type { TreeGridRow } from '../../ui/tree-grid/tree-grid-row.ts';

export interface TreeLeadProps {
  readonly row: TreeGridRow;
  /** How the line to the parent is drawn; `undefined` for none. */
  readonly proof: IssuerProof | 'reference' | undefined;
  /** How it is known that this belongs under the row above, in words. */
  readonly title?: string | undefined;
}

/** Deeper levels are indented no further: the name must stay in sight. */
const maxIndent = 10;

/** Indent, line to the parent and twisty. The row itself says level and state, so none of it is read out. */
export function TreeLead({ row, proof, title }: TreeLeadProps) {
  const depth = Math.min(row.level - 1, maxIndent);
  return (
    <span className="tree-lead" aria-hidden title={title}>
      {Array.from({ length: depth }, (_, level) => (
        <span key={level} className="tree-lead__guide" />
      ))}
      {depth > 0 && <span className="tree-lead__edge" data-proof={proof} />}
      <span className="tree-twisty" data-open={row.expanded === true ? '' : undefined} data-twisty>
        {row.expanded !== undefined && <ChevronRight size={14} />}
      </span>
    </span>
  );
}
