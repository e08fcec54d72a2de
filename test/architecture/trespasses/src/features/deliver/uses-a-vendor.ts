import Handlebars from 'handlebars';
export const X = Handlebars;
