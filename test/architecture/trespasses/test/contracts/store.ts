export const SUITE = 1;
