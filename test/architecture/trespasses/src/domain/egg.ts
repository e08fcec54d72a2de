import { HEN } from './hen';
export const EGG = (): unknown => HEN;
