import type { GraphEdge } from '../../../shared/hierarchy/graph-edges.ts';
import type { HierarchyNode } from '../../../shared/hierarchy/hierarchy-model.ts';

/** What the person points at or has the focus on, and is told about. */
export type Told =
  | { readonly kind: 'node'; readonly node: HierarchyNode }
  | {
      readonly kind: 'edge';
      readonly edge: Pick<GraphEdge, 'kind' | 'proof'>;
      readonly child: HierarchyNode;
      readonly parent: HierarchyNode;
      /** What stands at the child's end: one certificate, or the name of a bundle. */
      readonly childName: string;
    };
