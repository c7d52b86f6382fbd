import { Fragment } from 'react';
import { colonHex } from '../../words/hex-groups.ts';

const bytesPerGroup = 8;
/** The longest hash there is has half of it; a hostile key identifier may have a million. */
const mostDigits = 256;

/** Pairs with colons, breaking only every eight bytes, so that two fingerprints can be compared line by line. */
export function HexText({ hex }: { readonly hex: string }) {
  const groups = hex.slice(0, mostDigits).match(new RegExp(`.{1,${bytesPerGroup * 2}}`, 'gu')) ?? [];
  const shown = groups.map((group, index) => (
    <Fragment key={`${index} ${group}`}>
      <span className="hex-group">
        {colonHex(group)}
        {index < groups.length - 1 && ':'}
      </span>
      <wbr />
    </Fragment>
  ));
  return hex.length > mostDigits ? [...shown, '…'] : shown;
}
