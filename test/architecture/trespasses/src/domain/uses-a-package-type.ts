import type Handlebars from 'handlebars';
export type X = typeof Handlebars;
