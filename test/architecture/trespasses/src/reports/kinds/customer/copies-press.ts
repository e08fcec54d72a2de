import { PRESS } from '../press/query';
export const X = PRESS;
