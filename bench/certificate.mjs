// One X.509 certificate straight into DER: a library takes 5 ms for each, and the input holds 10,000.
import { createHash, sign } from 'node:crypto';

/**
 * @typedef {object} Issuer
 * @property {string} commonName
 * @property {import('node:crypto').KeyObject} privateKey
 * @property {Buffer} spki
 */

/**
 * @typedef {object} Subject
 * @property {string} commonName
 * @property {string} organization
 * @property {Buffer} serialNumber  positive, without leading zero
 * @property {Date} notBefore
 * @property {Date} notAfter
 * @property {Buffer} spki
 * @property {boolean} isCa
 * @property {readonly string[]} dns
 * @property {boolean} [isClient]  and no server
 */

/** @param {number} tag @param {...Buffer} content */
function element(tag, ...content) {
  const body = Buffer.concat(content);
  const size = body.length;
  const length = size < 0x80 ? [size] : size < 0x100 ? [0x81, size] : [0x82, size >> 8, size & 0xff];
  return Buffer.concat([Buffer.from([tag, ...length]), body]);
}
/** @param {...Buffer} content */
const sequence = (...content) => element(0x30, ...content);
/** @param {string} hex content octets */
const oid = (hex) => element(0x06, Buffer.from(hex, 'hex'));
/** @param {string} text */
const utf8 = (text) => element(0x0c, Buffer.from(text));
const yes = element(0x01, Buffer.from([0xff]));

/** @param {string} organization @param {string} commonName */
function name(organization, commonName) {
  const rdn = (/** @type {string} */ type, /** @type {string} */ text) =>
    element(0x31, sequence(oid(type), utf8(text)));
  return sequence(...(organization === '' ? [] : [rdn('55040a', organization)]), rdn('550403', commonName));
}

/** UTCTime: the years stay below 2050. @param {Date} date */
const time = (date) => element(0x17, Buffer.from(`${date.toISOString().replace(/[-T:]/gu, '').slice(2, 14)}Z`));

/** @param {string} id @param {boolean} critical @param {Buffer} value */
const extension = (id, critical, value) => sequence(oid(id), ...(critical ? [yes] : []), element(0x04, value));

const serverAuth = oid('2b06010505070301');
const clientAuth = oid('2b06010505070302');

/** @param {Buffer} spki */
const keyIdentifier = (spki) => createHash('sha1').update(spki).digest();

/** @param {Subject} subject @param {Issuer} issuer */
export function certificateDer(subject, issuer) {
  const isRsa = issuer.privateKey.asymmetricKeyType === 'rsa';
  const algorithm = isRsa ? sequence(oid('2a864886f70d01010b'), element(0x05)) : sequence(oid('2a8648ce3d040302'));
  const names = subject.dns.map((text) => element(0x82, Buffer.from(text)));
  const tbs = sequence(
    element(0xa0, element(0x02, Buffer.from([2]))),
    element(0x02, subject.serialNumber),
    algorithm,
    name('', issuer.commonName),
    sequence(time(subject.notBefore), time(subject.notAfter)),
    name(subject.organization, subject.commonName),
    subject.spki,
    element(
      0xa3,
      sequence(
        extension('551d0f', true, Buffer.from(subject.isCa ? '030202a4' : '030205a0', 'hex')),
        ...(subject.isCa
          ? []
          : [extension('551d25', false, sequence(...(subject.isClient ? [] : [serverAuth]), clientAuth))]),
        extension('551d13', true, subject.isCa ? sequence(yes) : sequence()),
        extension('551d0e', false, element(0x04, keyIdentifier(subject.spki))),
        extension('551d23', false, sequence(element(0x80, keyIdentifier(issuer.spki)))),
        ...(names.length > 0 ? [extension('551d11', false, sequence(...names))] : []),
      ),
    ),
  );
  const signature = sign('sha256', tbs, issuer.privateKey);
  return sequence(tbs, algorithm, element(0x03, Buffer.from([0]), signature));
}

/** @param {Buffer} der */
export function pem(der) {
  const lines = der.toString('base64').match(/.{1,64}/gu) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}
