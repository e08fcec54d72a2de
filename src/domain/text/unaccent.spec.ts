import { unaccented } from './unaccent';

test.each([
  ['Điện lực Bắc Ninh', 'Dien luc Bac Ninh'],
  ['Quý khách sử dụng 312\u00a0kWh, tăng 38,1%', 'Quy khach su dung 312 kWh, tang 38,1%'],
  ['ắằẳẵặ ƯỨỪỬỮỰ ơớờởỡợ ỳýỷỹỵ', 'aaaaa UUUUUU oooooo yyyyy'],
  ['02–08/06/2025: −3 “đồng”…', '02-08/06/2025: -3 "dong"...'],
  ['36\u00a0°C', '36 do C'],
  ['dòng 1\ndòng 2', 'dong 1\ndong 2'],
  ['mưa ☔ to', 'mua to'],
])('%s', (text, expected) => expect(unaccented(text)).toBe(expected));

test('composed and decomposed letters read the same', () => {
  expect(unaccented('Tiền điện'.normalize('NFD'))).toBe(unaccented('Tiền điện'.normalize('NFC')));
});
