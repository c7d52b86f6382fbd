import { objectPath } from '../../../../shared/cluster/object-base.ts';
import { kubeadmConfigFacts } from '../kubeconfig/kubeadm-config.ts';
import { yamlDocuments } from '../kubeconfig/yaml-documents.ts';
import { textIn } from '../kubeconfig/plain-value.ts';
import { memberOf, type ApiItem } from './api-item.ts';
import type { ClusterSink } from './object-reader.ts';

/** What certain ConfigMaps say besides the certificates in them. @returns whether it was anything */
export function noteWellKnown(item: ApiItem, sink: ClusterSink): boolean {
  const data = memberOf(item, 'data');
  switch (`${item.namespace ?? ''}/${item.name}`) {
    case 'kube-system/kubeadm-config':
      return noteKubeadmConfig(item, textIn(data, 'ClusterConfiguration') ?? '', sink);
    case 'kube-system/extension-apiserver-authentication':
      return noteAllowedNames(textIn(data, 'requestheader-allowed-names') ?? '', sink);
    default:
      return false;
  }
}

function noteKubeadmConfig({ namespace, name }: ApiItem, text: string, { place, state }: ClusterSink): boolean {
  const yaml = yamlDocuments(text);
  const path = objectPath({ kind: 'ConfigMap', namespace, name });
  const facts = 'fault' in yaml ? [] : yaml.documents.map((document) => kubeadmConfigFacts(place, path, document));
  const known = facts.filter((each) => each !== undefined);
  state.findings.kubeadmConfigs.push(...known);
  return known.length > 0;
}

/** A JSON list in a text. @see kubernetes/kubernetes pkg/controlplane/controller/clusterauthenticationtrust */
function noteAllowedNames(text: string, sink: ClusterSink): boolean {
  try {
    const names: unknown = JSON.parse(text);
    if (!Array.isArray(names)) return false;
    sink.noteFrontProxy({ allowedNames: names.filter((name): name is string => typeof name === 'string') });
    return true;
  } catch {
    return false;
  }
}
