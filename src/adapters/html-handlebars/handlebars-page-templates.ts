import { join, resolve } from 'node:path';
import Handlebars from 'handlebars';
import type { View } from '../../ports/page-templates';
import { PageTemplates, TemplateError } from '../../ports/page-templates';
import { compileTemplate, guardHelpers } from './compile-template';
import type { Font } from './font-faces';
import { fontFaces } from './font-faces';
import { helpers } from './helpers';
import { TemplateFiles } from './template-files';

/** The project's templates, from `src` as from `dist`: both lie one folder below the root. */
const TEMPLATES = resolve(__dirname, '../../../templates');
const PARTIALS = 'partials/';

export interface HandlebarsOptions {
  folder?: string;
  /** whose overrides in `overrides/<utility>/` replace files of the same path */
  utility?: string;
}

/** Templates read and compiled once, in an instance of Handlebars that nobody else can add to. */
export class HandlebarsPageTemplates extends PageTemplates {
  private readonly files: TemplateFiles;
  private readonly pages = new Map<string, HandlebarsTemplateDelegate>();

  constructor(options: HandlebarsOptions = {}) {
    super();
    const folder = options.folder ?? TEMPLATES;
    this.files = new TemplateFiles(folder, options.utility ?? null);
    const fonts = JSON.parse(this.files.get('fonts/fonts.json') ?? '[]') as Font[];
    const handlebars = Handlebars.create();
    handlebars.registerHelper(helpers(`${fontFaces(fonts, join(folder, 'fonts'))}\n${this.files.styles()}`));
    guardHelpers(handlebars);
    for (const [name, source] of this.files.templates()) {
      const template = compileTemplate(handlebars, name, source);
      this.pages.set(name, template);
      handlebars.registerPartial(name.startsWith(PARTIALS) ? name.slice(PARTIALS.length) : name, template);
    }
  }

  render(kind: string, view: View, lang: string): string {
    const name = `${kind}/page`;
    const template = this.pages.get(name);
    if (!template) throw new TemplateError('template-missing', `there is no template "${name}.hbs"`);
    return template({ ...view, lang });
  }

  version(kind: string): string {
    return this.files.fingerprint(kind);
  }
}
