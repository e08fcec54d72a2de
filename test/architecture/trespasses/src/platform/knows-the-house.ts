import { TARIFF } from '../domain/tariff';
export const X = TARIFF;
