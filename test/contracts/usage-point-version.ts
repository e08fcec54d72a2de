import type { UsagePointVersion } from '../../src/ports/usage-point-records';

export const version = (given: Partial<UsagePointVersion> = {}): UsagePointVersion => ({
  usagePointId: 'PA01',
  customerCode: 'KH01',
  networkPath: 'EVN/Bắc Ninh/Từ Sơn',
  region: 'Bắc',
  tariff: 'residential',
  customerName: 'Nguyễn Văn A',
  address: '1 Trần Phú',
  email: '',
  phone: '',
  language: 'vi',
  householdQuarters: 4,
  customerClass: '',
  transformer: 'T1',
  feeder: 'F1',
  billingCycle: 'month-end',
  readingMode: 'daily',
  validFrom: -Infinity,
  validTo: Infinity,
  ...given,
});
