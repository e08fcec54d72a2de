import fc from 'fast-check';
export const X = fc;
