import { EGG } from './egg';
export const HEN = (): unknown => EGG;
