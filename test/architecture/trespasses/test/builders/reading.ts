export const BUILDER = 1;
