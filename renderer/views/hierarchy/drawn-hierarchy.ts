import type { NodeId } from '../../../shared/hierarchy/entity.ts';
import type { Hierarchy } from '../../../shared/hierarchy/hierarchy-model.ts';
import type { Sha256Hex } from '../../../shared/x509/brand.ts';
import type { ViewProps } from '../view-props.ts';
import type { Told } from './told.ts';

/** Where attention is; what the pointer is on goes before what has the focus. */
export type TellEvent =
  | { readonly by: 'pointer'; readonly told: Told | undefined }
  | { readonly by: 'focus'; readonly told: Told | undefined; readonly isVisible: boolean }
  | { readonly by: 'blur' };

/** What the tree and the graph are both given. */
export interface DrawnHierarchyProps extends ViewProps {
  readonly hierarchy: Hierarchy;
  readonly keys: ReadonlyMap<Sha256Hex, NodeId>;
  readonly selectedKey: NodeId | undefined;
  /** The node that had the tab stop in the other picture. */
  readonly activeKey: NodeId | undefined;
  /** The focus was in the other picture when this one took its place. */
  readonly takesFocus: boolean;
  readonly onTold: (event: TellEvent) => void;
}
