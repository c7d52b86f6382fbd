export { residualJa as residual } from '../../../shared/words/residual-ja.ts';
