import { pemOfKeyLeftThere } from '../../x509/key-left-there.ts';

const privateKey = /-----BEGIN ([A-Z0-9 ]*PRIVATE KEY)-----[\s\S]*?(?:-----END [A-Z0-9 ]*PRIVATE KEY-----\r?\n?|$)/gu;
const secretField =
  /("?(?:client-key-data|token|password)"?[ \t]*:[ \t]*)("[^"]*"|[^\s,}]+(?:\n[ \t]+[A-Za-z0-9+/=]+(?=\n|$))*)/gu;

/**
 * For nodes on which nothing can be run, so that nothing can be filtered there: what has arrived is cut before it is judged
 * or kept. Of a private key its label stays, of a token or password that there was one. The arrived bytes are wiped.
 */
export function cutSecrets(arrived: Buffer): Buffer {
  const text = arrived.toString('latin1');
  arrived.fill(0);
  const withoutKeys = text.replaceAll(privateKey, (_block, label: string) => pemOfKeyLeftThere(label, 'not-read'));
  return Buffer.from(
    withoutKeys.replaceAll(secretField, (_field, name: string) =>
      name.includes('client-key-data') ? `${name}${keyNotRead}` : `${name}removed`,
    ),
    'latin1',
  );
}

const keyNotRead = Buffer.from(pemOfKeyLeftThere('PRIVATE KEY', 'not-read'), 'latin1').toString('base64');
