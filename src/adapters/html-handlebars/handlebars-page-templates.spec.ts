import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { ReportView, TableView } from '../../ports/page-templates';
import { TemplateError } from '../../ports/page-templates';
import { HandlebarsPageTemplates } from './handlebars-page-templates';
import { cssString, hatchPath } from './helpers';

const HOSTILE = `</style><script>alert(1)</script>" ' \\ \n{{title}} <img src=x onerror=alert(1)>`;

const frame = (text: string): ReportView => ({
  title: text,
  frame: {
    organisation: text,
    reportName: text,
    status: text,
    pageLabel: text,
    simulated: text,
    draft: text,
  },
});

const table = (text: string): TableView => ({
  caption: text,
  unit: text,
  columns: [
    { text, unit: text, align: 'left', width: '40%' },
    { text, unit: null, align: 'right', width: null },
  ],
  rows: [{ kind: 'plain', cells: [text, { text, mark: 'missing' }] }],
  note: text,
});

describe('HandlebarsPageTemplates', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'templates-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  const open = (utility?: string): HandlebarsPageTemplates =>
    new HandlebarsPageTemplates({ folder, utility });
  const failure = (act: () => unknown): TemplateError => {
    try {
      act();
    } catch (error) {
      return error as TemplateError;
    }
    throw new Error('it did not fail');
  };

  it('fills a page within a layout, with partials, in a language', () => {
    write('layout/plain.hbs', '<html lang="{{lang}}">{{> @partial-block}}</html>');
    write('partials/greeting.hbs', 'Xin chào {{name}}');
    write('press/page.hbs', '{{#> layout/plain}}{{> greeting person}}, {{> press/tail}}{{/layout/plain}}');
    write('press/tail.hbs', '{{count}}');
    expect(open().render('press', { person: { name: 'Ổi' }, count: 3 }, 'vi')).toBe(
      '<html lang="vi">Xin chào Ổi, 3</html>',
    );
  });

  it('names the template and the variable that is missing, also in a partial', () => {
    write('press/page.hbs', 'one\n{{headline}}');
    write('customer/page.hbs', '{{> facts}}');
    write('partials/facts.hbs', '{{#each rows}}\n{{label}}{{/each}}');
    expect(failure(() => open().render('press', {}, 'vi'))).toMatchObject({
      code: 'variable-missing',
      message: 'cannot render: template "press/page.hbs" needs "headline" in line 2, which the view lacks',
    });
    expect(failure(() => open().render('customer', { rows: [{}] }, 'vi'))).toMatchObject({
      code: 'variable-missing',
      message: 'cannot render: template "partials/facts.hbs" needs "label" in line 2, which the view lacks',
    });
    expect(failure(() => open().render('customer', {}, 'vi')).message).toContain('needs "rows"');
  });

  it.each([
    ['{{#each rows}}{{this}}{{/each}}', 'rows'],
    ['{{#with frame}}x{{/with}}', 'frame'],
    ['{{#unless draft}}x{{/unless}}', 'draft'],
    ['{{svgImage chart.svg}}', 'chart.svg'],
    ['{{#if (eq kind "a")}}x{{/if}}', 'kind'],
  ])('misses what helpers are given: %s', (source, variable) => {
    write('press/page.hbs', source);
    expect(failure(() => open().render('press', { chart: {} }, 'vi'))).toMatchObject({
      code: 'variable-missing',
      message: `cannot render: template "press/page.hbs" needs "${variable}" in line 1, which the view lacks`,
    });
  });

  it('misses also what is only asked about', () => {
    write('press/page.hbs', '{{#if note}}{{note}}{{/if}}.');
    expect(failure(() => open().render('press', {}, 'vi')).code).toBe('variable-missing');
    expect(open().render('press', { note: null }, 'vi')).toBe('.');
  });

  it.each(['{{{text}}}', '{{&text}}', '{{#if text}}{{{text}}}{{/if}}'])(
    'refuses unescaped output: %s',
    (source) => {
      write('press/page.hbs', `\n${source}`);
      expect(failure(() => open())).toMatchObject({
        code: 'template-invalid',
        message: 'cannot render: template "press/page.hbs" prints unescaped text in line 2',
      });
    },
  );

  it.each([
    ['template-missing', 'there is no template "sheet/page.hbs"', () => open().render('sheet', {}, 'vi')],
    ['template-missing', 'The partial nowhere could not be found', () => open().render('lost', {}, 'vi')],
    ['template-invalid', 'template "odd/page.hbs"', () => open().render('odd', { a: 1 }, 'vi')],
  ])('%s: %s', (code, message, act) => {
    write('lost/page.hbs', '{{> nowhere}}');
    write('odd/page.hbs', '{{columnAlign a 5}}');
    const error = failure(act);
    expect(error).toMatchObject({ code });
    expect(error.message).toContain(message);
  });

  it('names a template that does not parse', () => {
    write('press/page.hbs', '{{#if a}}');
    expect(failure(() => open()).message).toMatch(/^cannot render: template "press\/page.hbs": Parse error/);
  });

  it('reads nothing of an object but its own fields', () => {
    write('press/page.hbs', '{{constructor.name}}');
    expect(failure(() => open().render('press', {}, 'vi'))).toBeInstanceOf(TemplateError);
  });

  it("takes a utility's own file in place of the one of the same path", () => {
    write('layout/a.hbs', 'house');
    write('press/page.hbs', '{{> layout/a}} {{> logo}}');
    write('partials/logo.hbs', 'no logo');
    write('overrides/north/partials/logo.hbs', 'logo of the north');
    write('styles/a.css', 'a {}');
    write('overrides/north/styles/b.css', 'b {}');
    expect(open().render('press', {}, 'vi')).toBe('house no logo');
    expect(open('north').render('press', {}, 'vi')).toBe('house logo of the north');
    expect(open('south').render('press', {}, 'vi')).toBe('house no logo');
    expect(open('north').version('press')).not.toBe(open().version('press'));
    expect(open('south').version('press')).toBe(open().version('press'));
  });

  it('has a version of each kind that changes with what the kind is made from, and with nothing else', () => {
    write('press/page.hbs', 'a');
    write('customer/page.hbs', 'a');
    const [press, customer] = [open().version('press'), open().version('customer')];
    expect(press).toMatch(/^[0-9a-f]{12}$/);
    write('press/page.hbs', 'b');
    expect(open().version('press')).not.toBe(press);
    expect(open().version('customer')).toBe(customer);
    write('styles/a.css', 'a {}');
    expect(open().version('customer')).not.toBe(customer);
  });
});

describe("the house's own layout and partials", () => {
  let folder: string;
  const parts =
    '{{#> layout/report}}{{> masthead masthead}}{{> tiles tiles}}{{> table table}}{{> figure figure}}{{> note note}}{{> facts facts}}{{> bars bars}}{{/layout/report}}';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'templates-'));
    mkdirSync(join(folder, 'overrides/test/sample'), { recursive: true });
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const view = (text: string): object => ({
    ...frame(text),
    masthead: { kicker: text, title: text, headline: text },
    tiles: [{ label: text, value: text, unit: text, changes: [text], note: text }],
    table: table(text),
    figure: {
      title: text,
      subtitle: text,
      svg: '<svg xmlns="http://www.w3.org/2000/svg"/>',
      alt: text,
      note: text,
    },
    note: { kind: 'box', title: text, lines: [text] },
    facts: [{ label: text, value: text, note: text }],
    bars: {
      ...{ title: text, subtitle: text, alt: text, width: 480, height: 100, note: text },
      rules: [{ x1: 0, x2: 480, y: 90 }],
      bars: [{ x: 0, y: 0, width: 6, height: 90, mark: 'missing' }],
      lines: [{ points: '0,0 1,1', tone: 'warm' }],
      texts: [{ x: 0, y: 0, anchor: 'middle', kind: 'tick', text }],
    },
  });

  function render(text: string): string {
    const source = join(__dirname, '../../../templates');
    cpSync(source, folder, { recursive: true });
    mkdirSync(join(folder, 'sample'), { recursive: true });
    writeFileSync(join(folder, 'sample/page.hbs'), parts);
    return new HandlebarsPageTemplates({ folder }).render('sample', view(text), 'vi');
  }

  it('prints every text of the view', () => {
    const html = render('chữ').replace(/base64,[\w+/=]+/g, '');
    expect(html.match(/chữ/g)!.length).toBeGreaterThan(35);
    expect(html).toContain('<html lang="vi">');
    expect(html).toContain('<title>chữ</title>');
    expect(html).toContain('<th scope="row" class="left">chữ</th><td class="right missing">chữ</td>');
    expect(html).toContain('<path class="hatch" d="M');
  });

  it('lets no text become markup or style', () => {
    const html = render(HOSTILE);
    expect(html).not.toContain('<script');
    expect(html).not.toContain('<img src=x');
    expect(html.match(/<\/style>/g)).toHaveLength(2);
    expect(html.match(/\{\{title\}\}/g)).not.toBeNull();
  });
});

describe('cssString', () => {
  it.each([
    ['Bản 2', '"Bản\\20 2"'],
    ['a"b', '"a\\22 b"'],
    ['</style>', '"\\3c \\2f style\\3e "'],
    ['a\\', '"a\\5c "'],
    ['a\nb\u0000c', '"a\\20 b\\20 c"'],
    ['Đặng – 98,7%', '"Đặng\\20 –\\20 98\\2c 7\\25 "'],
  ])('writes %j as %s', (text, expected) => {
    expect(cssString(text)).toBe(expected);
  });
});

describe('hatchPath', () => {
  it('stays within the box', () => {
    const path = hatchPath({ x: 10, y: 20, width: 12, height: 30 });
    const points = [...path.matchAll(/[ML]([\d.]+),([\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)]);
    expect(points.length).toBeGreaterThan(10);
    for (const [x, y] of points) {
      expect(x).toBeGreaterThanOrEqual(10);
      expect(x).toBeLessThanOrEqual(22);
      expect(y).toBeGreaterThanOrEqual(20);
      expect(y).toBeLessThanOrEqual(50);
    }
  });
  it('draws nothing in a box without height', () => {
    expect(hatchPath({ x: 0, y: 0, width: 2, height: 0 })).toBe('');
  });
});
