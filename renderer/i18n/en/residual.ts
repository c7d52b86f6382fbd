export { residualEn as residual } from '../../../shared/words/residual-en.ts';
