import { LOG } from '../../platform/log';
export const X = LOG;
