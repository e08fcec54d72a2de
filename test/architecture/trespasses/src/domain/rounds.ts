import { ROUND } from './utils/round';
export const X = ROUND;
