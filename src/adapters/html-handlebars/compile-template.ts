import Handlebars from 'handlebars';
import { TemplateError } from '../../ports/page-templates';

type Instance = typeof Handlebars;
type Call = hbs.AST.MustacheStatement | hbs.AST.BlockStatement | hbs.AST.SubExpression;

/** Finds `{{{x}}}` and `{{&x}}`, and what each helper is given. */
class Reader extends Handlebars.Visitor {
  readonly unescapedLines: number[] = [];
  /** arguments as written, by the place of the call */
  readonly givenAt = new Map<string, string[]>();

  override MustacheStatement(mustache: hbs.AST.MustacheStatement): void {
    if (!mustache.escaped) this.unescapedLines.push(mustache.loc.start.line);
    this.keep(mustache);
    super.MustacheStatement(mustache);
  }

  override BlockStatement(block: hbs.AST.BlockStatement): void {
    this.keep(block);
    super.BlockStatement(block);
  }

  override SubExpression(expression: hbs.AST.SubExpression): void {
    this.keep(expression);
    super.SubExpression(expression);
  }

  private keep({ loc, params }: Call): void {
    this.givenAt.set(
      place(loc.start),
      params.map((param) => String((param as hbs.AST.PathExpression).original)),
    );
  }
}

const place = ({ line, column }: hbs.AST.Position): string => `${line}:${column}`;

/** A helper was given what the view lacks. Handlebars' strict mode looks at printed variables only. */
class LackingArgument extends Error {
  constructor(
    readonly start: hbs.AST.Position,
    readonly index: number,
  ) {
    super(`argument ${index} is not defined`);
  }
}

/** Makes every helper refuse arguments that are not there; null says that something is known to be absent. */
export function guardHelpers(handlebars: Instance): void {
  for (const [name, helper] of Object.entries(handlebars.helpers)) {
    // these two are called for what is no helper, where strict mode has looked already
    if (name === 'helperMissing' || name === 'blockHelperMissing') continue;
    handlebars.registerHelper(name, function (this: unknown, ...given: unknown[]) {
      const { loc } = given.at(-1) as { loc: hbs.AST.SourceLocation };
      const index = given.slice(0, -1).indexOf(undefined);
      if (index >= 0) throw new LackingArgument(loc.start, index);
      return (helper as (...given: unknown[]) => unknown).apply(this, given);
    });
  }
}

/** Throws `template-invalid` for what does not parse, and for output that would not be escaped. */
export function compileTemplate(
  handlebars: Instance,
  name: string,
  source: string,
): HandlebarsTemplateDelegate {
  const reader = new Reader();
  try {
    reader.accept(handlebars.parse(source));
  } catch (cause) {
    throw new TemplateError('template-invalid', `template "${name}.hbs": ${(cause as Error).message}`, cause);
  }
  if (reader.unescapedLines.length > 0) {
    const line = reader.unescapedLines[0];
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
      throw failureIn(name, error, reader.givenAt);
    }
  };
}

/** Names the innermost template in which it happened. */
function failureIn(name: string, error: unknown, givenAt: Map<string, string[]>): TemplateError {
  if (error instanceof TemplateError) return error;
  if (error instanceof LackingArgument) {
    const variable = givenAt.get(place(error.start))?.[error.index] ?? 'an argument';
    return lacking(name, variable, error.start.line, error);
  }
  const message = (error as Error).message;
  const undefinedVariable = /^"([^"]+)" not defined in [\s\S]* - (\d+):\d+$/.exec(message);
  if (undefinedVariable) return lacking(name, undefinedVariable[1], Number(undefinedVariable[2]), error);
  const code = /partial .* could not be found/.test(message) ? 'template-missing' : 'template-invalid';
  return new TemplateError(code, `template "${name}.hbs": ${message}`, error);
}

const lacking = (name: string, variable: string, line: number, cause: unknown): TemplateError =>
  new TemplateError(
    'variable-missing',
    `template "${name}.hbs" needs "${variable}" in line ${line}, which the view lacks`,
    cause,
  );
