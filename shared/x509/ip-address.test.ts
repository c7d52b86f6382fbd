import { describe, expect, it } from 'vitest';
import { hex } from '../testing/der-builder.ts';
import { ipAddressText } from './ip-address.ts';

describe('ipAddressText', () => {
  it.each([
    ['IPv4', '0a600001', '10.96.0.1'],
    ['IPv6 loopback', '0'.repeat(31) + '1', '::1'],
    ['unspecified', '0'.repeat(32), '::'],
    ['leading zeros of a group left out', '20010db8000000000000000000000001', '2001:db8::1'],
    ['the longer of two runs (RFC 5952 4.2.3)', '20010db8000000010000000000000001', '2001:db8:0:1::1'],
    ['the first of equal runs (RFC 5952 4.2.3)', '20010db8000000000001000000000001', '2001:db8::1:0:0:1'],
    ['a single zero group stays (RFC 5952 4.2.2)', '20010db8000000010001000100010001', '2001:db8:0:1:1:1:1:1'],
    ['a run at the end', 'fe800000000000000000000000000000', 'fe80::'],
    ['lower case', 'ABCDABCDABCDABCDABCDABCDABCDABCD', 'abcd:abcd:abcd:abcd:abcd:abcd:abcd:abcd'],
    ['IPv4-mapped (RFC 5952 5)', '00000000000000000000ffff0a600001', '::ffff:10.96.0.1'],
    ['with a mask, as in name constraints', '0a600000ffff0000', undefined],
    ['nothing', '', undefined],
  ])('%s', (_what, digits, text) => {
    const bytes = hex(digits);
    expect(ipAddressText(bytes, 0, bytes.length)).toBe(text);
  });
});
