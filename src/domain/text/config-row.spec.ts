import { fieldOf } from './config-row';

test('a column without blanks; empty where it is missing', () => {
  const row = { line: 2, fields: { name: ' x ' } };
  expect([fieldOf(row, 'name'), fieldOf(row, 'other')]).toEqual(['x', '']);
});
