import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { tempFolder } from '../../shared/testing/temp-folder.ts';
import { look } from './look.ts';
import { certificateDetails } from './x509/details.ts';

it('no address that a certificate, a kubeconfig or a dump names is contacted: not AIA, CRL, OCSP, CPS or server', async () => {
  let contacts = 0;
  const server = createServer((socket) => {
    contacts++;
    socket.destroy();
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const at = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const folder = tempFolder();
  writeFileSync(
    join(folder, 'ext.cnf'),
    `[req]\ndistinguished_name=dn\nx509_extensions=v3\nprompt=no\n[dn]\nCN=fetch me\n[v3]
authorityInfoAccess=OCSP;URI:http://${at}/ocsp,caIssuers;URI:http://${at}/ca.crt
crlDistributionPoints=URI:http://${at}/ca.crl
certificatePolicies=1.2.3.4,@cps
subjectAltName=URI:http://${at}/san,DNS:localhost,IP:127.0.0.1
[cps]
policyIdentifier=1.2.3.5
CPS.1=http://${at}/cps\n`,
  );
  execFileSync(
    'openssl',
    'req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout a.key -out a.crt -days 9 -config ext.cnf'.split(
      ' ',
    ),
    { cwd: folder, stdio: 'pipe' },
  );
  const base64 = readFileSync(join(folder, 'a.crt')).toString('base64');
  writeFileSync(
    join(folder, 'admin.conf'),
    JSON.stringify({
      apiVersion: 'v1',
      kind: 'Config',
      clusters: [{ name: 'c', cluster: { server: `https://${at}`, 'certificate-authority-data': base64 } }],
      users: [{ name: 'u', user: { 'client-certificate-data': base64 } }],
      contexts: [{ name: 'c', context: { cluster: 'c', user: 'u' } }],
      'current-context': 'c',
    }),
  );

  const { inventory, derOf } = await look([folder], {});
  expect(inventory.certificates).toHaveLength(1);
  const der = derOf(inventory.certificates[0]?.sha256 as never);
  const { extensions } = await certificateDetails(der ?? new Uint8Array());
  expect(JSON.stringify(extensions)).toContain(`http://${at}/ocsp`);
  expect(contacts).toBe(0);

  // The server is one that is noticed when it is contacted.
  await look([`https://${at}`], {});
  expect(contacts).toBeGreaterThan(0);
  server.close();
});
