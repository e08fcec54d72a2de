import { TARIFF } from '../domain/tariff';
export const STORE = TARIFF;
