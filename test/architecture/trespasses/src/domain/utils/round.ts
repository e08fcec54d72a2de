import { TARIFF } from '../tariff';
export const ROUND = TARIFF;
