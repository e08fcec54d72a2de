import Handlebars from 'handlebars';
import { TemplateError } from '../../ports/page-templates';

type Instance = typeof Handlebars;

/** Finds `{{{x}}}` and `{{&x}}`. */
class UnescapedOutput extends Handlebars.Visitor {
  readonly lines: number[] = [];

  override MustacheStatement(mustache: hbs.AST.MustacheStatement): void {
    if (!mustache.escaped) this.lines.push(mustache.loc.start.line);
    super.MustacheStatement(mustache);
  }
}

/** Throws `template-invalid` for what does not parse, and for output that would not be escaped. */
export function compileTemplate(
  handlebars: Instance,
  name: string,
  source: string,
): HandlebarsTemplateDelegate {
  const unescaped = new UnescapedOutput();
  try {
    unescaped.accept(handlebars.parse(source));
  } catch (cause) {
    throw new TemplateError('template-invalid', `template "${name}.hbs": ${(cause as Error).message}`, cause);
  }
  if (unescaped.lines.length > 0) {
    const line = unescaped.lines[0];
    throw new TemplateError(
      'template-invalid',
      `template "${name}.hbs" prints unescaped text in line ${line}`,
    );
  }
  const template = handlebars.compile(source, { strict: true, preventIndent: true });
  return (context, options) => {
    try {
      return template(context, options);
    } catch (error) {
      throw failureIn(name, error);
    }
  };
}

/** Names the innermost template in which it happened. */
export function failureIn(name: string, error: unknown): TemplateError {
  if (error instanceof TemplateError) return error;
  const message = (error as Error).message;
  const variable = /^"([^"]+)" not defined in [\s\S]* - (\d+):\d+$/.exec(message);
  if (variable) {
    const [, missing, line] = variable;
    return new TemplateError(
      'variable-missing',
      `template "${name}.hbs" needs "${missing}" in line ${line}, which the view lacks`,
      error,
    );
  }
  if (/partial .* could not be found/.test(message)) {
    return new TemplateError('template-missing', `template "${name}.hbs": ${message}`, error);
  }
  return new TemplateError('template-invalid', `template "${name}.hbs": ${message}`, error);
}
