export const LOG = 1;
