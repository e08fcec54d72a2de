import { X } from './not-there';
export const Y = X;
