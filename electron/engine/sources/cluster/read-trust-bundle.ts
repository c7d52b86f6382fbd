import { textIn } from '../kubeconfig/plain-value.ts';
import { memberOf } from './api-item.ts';
import { judgeValue } from './judge-value.ts';
import { baseOf, type ObjectReader } from './object-reader.ts';

/** Unlike everywhere else the bundle is PEM as it is, without base64. @see kubernetes/api certificates/v1beta1/types.go */
export const readTrustBundle: ObjectReader = async (item, sink) => {
  const base = baseOf('ClusterTrustBundle', item, sink);
  const spec = memberOf(item, 'spec');
  const bytes = Buffer.from(textIn(spec, 'trustBundle') ?? '', 'utf8');
  const certificates = await judgeValue(bytes, { path: base.path, field: 'spec.trustBundle' }, sink);
  sink.state.findings.clusterObjects.push({ ...base, signerName: textIn(spec, 'signerName'), certificates });
  return true;
};
