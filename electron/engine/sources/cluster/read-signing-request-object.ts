import { signingRequestState } from '../../../../shared/cluster/signing-request-object.ts';
import { readSigningRequest } from '../../../../shared/x509/read-signing-request.ts';
import type { SigningRequest } from '../../../../shared/x509/signing-request.ts';
import { visibleText } from '../../../../shared/x509/visible-text.ts';
import { bytesFromBase64, pemBlocks } from '../../x509/pem.ts';
import { sha256 } from '../../x509/sha256.ts';
import { addProblem } from '../findings.ts';
import { textIn, textsIn } from '../kubeconfig/plain-value.ts';
import { memberOf } from './api-item.ts';
import { judgeBase64 } from './judge-value.ts';
import { baseOf, conditionsOf, numberIn, type ObjectReader } from './object-reader.ts';

/** @see kubernetes/api certificates/v1/types.go */
export const readSigningRequestObject: ObjectReader = async (item, sink) => {
  const base = baseOf('CertificateSigningRequest', item, sink);
  const spec = memberOf(item, 'spec');
  const status = memberOf(item, 'status');
  const conditions = conditionsOf(status);
  const certificate = textIn(status, 'certificate');
  const field = 'status.certificate';
  const issued =
    certificate === undefined ? undefined : await judgeBase64(certificate, { path: base.path, field }, sink);
  const request = requestIn(textIn(spec, 'request') ?? '');
  if (request === undefined) {
    const message = `spec.request of ${visibleText(base.path)} is no certificate signing request.`;
    addProblem(sink.state.findings, base.path, 'bad-signing-request', message, undefined, sink.place);
  }
  sink.state.findings.clusterObjects.push({
    ...base,
    signerName: textIn(spec, 'signerName') ?? '',
    username: textIn(spec, 'username') ?? '',
    groups: textsIn(spec, 'groups'),
    usages: textsIn(spec, 'usages'),
    expirationSeconds: numberIn(spec, 'expirationSeconds'),
    state: signingRequestState(conditions, certificate !== undefined),
    conditions,
    request,
    certificates: issued ?? [],
  });
  return true;
};

function requestIn(base64: string): SigningRequest | undefined {
  const bytes = bytesFromBase64(base64);
  if (bytes === undefined) return undefined;
  for (const { label, der } of pemBlocks(Buffer.from(bytes).toString('latin1'))) {
    if (der !== undefined && label.endsWith('CERTIFICATE REQUEST')) return readSigningRequest(der, sha256);
  }
  return undefined;
}
