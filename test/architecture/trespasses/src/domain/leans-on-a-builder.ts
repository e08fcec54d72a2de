import { BUILDER } from '../../test/builders/reading';
export const X = BUILDER;
