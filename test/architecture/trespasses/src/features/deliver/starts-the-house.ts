import { MAIN } from '../../main';
export const X = MAIN;
