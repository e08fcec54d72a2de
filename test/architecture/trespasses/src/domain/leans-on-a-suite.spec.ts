import { SUITE } from '../../test/contracts/store';
export const X = SUITE;
