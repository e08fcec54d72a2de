/** What a template is given: plain data with finished text. Fields that may lack are null, not left out. */
export type View = Readonly<Record<string, unknown>>;

/** The parts of a printable document, as `PdfPrinter` takes them; `html` alone is a page to look at. */
export interface RenderedPage {
  html: string;
  headerHtml: string;
  footerHtml: string;
}

/** Thrown by `PageTemplates`; the message names the template and, where one is missing, the variable. */
export class TemplateError extends Error {
  constructor(
    readonly code: 'template-missing' | 'variable-missing' | 'template-invalid',
    message: string,
    cause?: unknown,
  ) {
    super(`cannot render: ${message}`, { cause });
    this.name = 'TemplateError';
  }
}

/** Turns a view into pages. Text is escaped without exception; a variable that the view lacks is an error. */
export abstract class PageTemplates {
  /**
   * Renders `templates/<kind>/page.hbs` within the layout it names. `lang` is a BCP 47 tag, goes into `<html lang>`
   * and is `lang` in every template. Throws `TemplateError`.
   */
  abstract render(kind: string, view: View, lang: string): RenderedPage;
  /** Changes whenever anything that `render` would print with changes: templates, styles, overrides. Short hex. */
  abstract version(kind: string): string;
}
