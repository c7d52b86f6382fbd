import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface SomeContainers {
  file(name: string): Buffer;
}

/**
 * Containers as openssl makes them, in all the ways it knows: a CA `CN=test-ca`, its leaf `CN=www` that is revoked in `ca.crl`,
 * and a self-signed `CN=ec` of an elliptic curve. The password is `secret`.
 */
export function someContainers(): SomeContainers {
  const folder = mkdtempSync(join(tmpdir(), 'notafter-containers-'));
  const openssl = (...args: readonly string[]): void => {
    execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' });
  };
  openssl(
    'req',
    '-x509',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-keyout',
    'ca.key',
    '-out',
    'ca.crt',
    '-subj',
    '/CN=test-ca',
    '-days',
    '3650',
  );
  openssl('req', '-newkey', 'rsa:2048', '-nodes', '-keyout', 'www.key', '-out', 'www.csr', '-subj', '/CN=www');
  openssl(
    'x509',
    '-req',
    '-in',
    'www.csr',
    '-CA',
    'ca.crt',
    '-CAkey',
    'ca.key',
    '-set_serial',
    '4711',
    '-out',
    'www.crt',
    '-days',
    '90',
  );
  openssl(
    'req',
    '-x509',
    '-newkey',
    'ec',
    '-pkeyopt',
    'ec_paramgen_curve:P-256',
    '-nodes',
    '-keyout',
    'ec.key',
    '-out',
    'ec.crt',
    '-subj',
    '/CN=ec',
    '-days',
    '365',
  );

  writeFileSync(join(folder, 'index.txt'), '');
  writeFileSync(join(folder, 'crlnumber'), '1001\n');
  writeFileSync(
    join(folder, 'ca.cnf'),
    '[ca]\ndefault_ca=it\n[it]\ndatabase=index.txt\ncrlnumber=crlnumber\ndefault_md=sha256\ncrl_extensions=crl\n[crl]\nauthorityKeyIdentifier=keyid\n',
  );
  const ca = ['ca', '-config', 'ca.cnf', '-keyfile', 'ca.key', '-cert', 'ca.crt'];
  openssl(...ca, '-revoke', 'www.crt', '-crl_reason', 'keyCompromise');
  openssl(...ca, '-gencrl', '-crldays', '30', '-out', 'ca.crl');
  openssl('crl', '-in', 'ca.crl', '-outform', 'DER', '-out', 'ca.der.crl');

  openssl('crl2pkcs7', '-nocrl', '-certfile', 'www.crt', '-certfile', 'ca.crt', '-out', 'certs.p7b');
  openssl(
    'crl2pkcs7',
    '-nocrl',
    '-certfile',
    'www.crt',
    '-certfile',
    'ca.crt',
    '-outform',
    'DER',
    '-out',
    'certs.der.p7b',
  );
  openssl('crl2pkcs7', '-in', 'ca.crl', '-certfile', 'www.crt', '-out', 'crl.p7b');
  openssl(
    'smime',
    '-sign',
    '-in',
    'ca.cnf',
    '-signer',
    'www.crt',
    '-inkey',
    'www.key',
    '-certfile',
    'ca.crt',
    '-outform',
    'DER',
    '-out',
    'signed.p7s',
  );
  openssl('smime', '-encrypt', '-in', 'ca.cnf', '-outform', 'DER', '-out', 'enveloped.p7m', 'www.crt');

  const pkcs12 = (out: string, password: string, ...args: readonly string[]): void =>
    openssl('pkcs12', '-export', '-passout', `pass:${password}`, '-out', out, ...args);
  const www = ['-in', 'www.crt', '-inkey', 'www.key', '-certfile', 'ca.crt', '-name', 'www'];
  const ec = ['-in', 'ec.crt', '-inkey', 'ec.key'];
  pkcs12('modern.p12', 'secret', ...www);
  pkcs12('legacy.p12', 'secret', ...www, '-legacy');
  pkcs12('pbes2-3des.p12', 'secret', ...www, '-keypbe', 'DES-EDE3-CBC', '-certpbe', 'AES-128-CBC');
  pkcs12('sha512-mac.p12', 'secret', ...www, '-macalg', 'sha512', '-iter', '5000');
  pkcs12(
    'pbe-3des-sha1.p12',
    'secret',
    ...www,
    '-keypbe',
    'PBE-SHA1-3DES',
    '-certpbe',
    'PBE-SHA1-2DES',
    '-macalg',
    'sha1',
  );
  pkcs12('rc2-128.p12', 'secret', ...www, '-legacy', '-keypbe', 'PBE-SHA1-RC2-128', '-certpbe', 'PBE-SHA1-RC2-40');
  pkcs12('nomac.p12', 'secret', ...www, '-nomac');
  pkcs12('ec.p12', 'secret', ...ec, '-name', 'ec');
  pkcs12('empty.p12', '', ...ec);
  pkcs12('open-certs.p12', 'secret', ...ec, '-name', 'ec', '-certpbe', 'NONE');
  pkcs12('slow.p12', 'secret', ...ec, '-iter', '70000');
  const files = new Map<string, Buffer>();
  for (const name of names) files.set(name, readFileSync(join(folder, name)));
  files.set('slow.p12', withManyRounds(readFileSync(join(folder, 'slow.p12'))));
  rmSync(folder, { recursive: true });
  return {
    file(name) {
      const bytes = files.get(name);
      if (bytes === undefined) throw new Error(`There is no ${name} among the containers.`);
      return Buffer.from(bytes);
    },
  };
}

const names = (
  'ca.crt www.crt www.key ca.crl ca.der.crl certs.p7b certs.der.p7b crl.p7b signed.p7s enveloped.p7m modern.p12 legacy.p12 ' +
  'pbes2-3des.p12 sha512-mac.p12 pbe-3des-sha1.p12 rc2-128.p12 nomac.p12 ec.p12 empty.p12 open-certs.p12'
).split(' ');

/** The rounds of the MAC, the last INTEGER of the file, become some eight million. */
function withManyRounds(p12: Buffer): Buffer {
  const at = p12.lastIndexOf(Buffer.from('0203011170', 'hex'));
  p12.writeUIntBE(0x7fffff, at + 2, 3);
  return p12;
}
