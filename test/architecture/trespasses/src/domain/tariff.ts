export const TARIFF = 1;
