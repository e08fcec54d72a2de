import type { BillRecords, BillRow } from '../../src/ports/bill-records';
import type { LoadRecords } from '../../src/ports/load-records';
import type { ReliabilityRecords } from '../../src/ports/reliability-records';
import type { Storage } from './storage';

const DAY = 20_000;

const bill = (given: Partial<BillRow> = {}): BillRow => ({
  usagePointId: 'PA01',
  from: DAY - 30,
  until: DAY,
  kwh: 300,
  beforeVatDong: 739_500,
  vatDong: 59_160,
  totalDong: 798_660,
  invoiceNo: '1K25TAA-42',
  issuedOn: DAY,
  dueOn: null,
  ...given,
});

/** What every keeper of invoices does. */
export function describeBillRecords(name: string, prepare: () => Promise<Storage<BillRecords>>): void {
  describe(`BillRecords: ${name}`, () => {
    let storage: Storage<BillRecords>;
    let bills: BillRecords;
    beforeEach(async () => {
      storage = await prepare();
      bills = await storage.open();
    });
    afterEach(() => storage.remove());

    it('tells new, equal and changed invoices apart by point and period', async () => {
      const long = bill({ from: DAY - 31 });
      expect(await bills.saveBills([bill(), long])).toEqual(['accepted', 'accepted']);
      expect(await bills.saveBills([bill(), { ...long, kwh: 301 }, bill({ usagePointId: 'PA02' })])).toEqual([
        'unchanged',
        'corrected',
        'accepted',
      ]);
      expect(await bills.saveBills([])).toEqual([]);
    });

    it('gives those of a point whose periods meet the given one', async () => {
      const next = bill({
        from: DAY,
        until: DAY + 31,
        issuedOn: null,
        invoiceNo: '',
        totalDong: 12_345_678_901,
      });
      await bills.saveBills([next, bill(), bill({ usagePointId: 'PA02' })]);
      bills = await storage.open();
      expect(await bills.billsOf('PA01', { from: DAY - 1, until: DAY + 1 })).toEqual([bill(), next]);
      expect(await bills.billsOf('PA01', { from: DAY, until: DAY + 1 })).toEqual([next]);
      expect(await bills.billsOf('PA09', { from: DAY, until: DAY + 1 })).toEqual([]);
    });
  });
}

/** What every keeper of planned and received load does. */
export function describeLoadRecords(name: string, prepare: () => Promise<Storage<LoadRecords>>): void {
  describe(`LoadRecords: ${name}`, () => {
    let storage: Storage<LoadRecords>;
    let loads: LoadRecords;
    beforeEach(async () => {
      storage = await prepare();
      loads = await storage.open();
    });
    afterEach(() => storage.remove());

    it('keeps plans by node and day', async () => {
      const [whole, team] = [
        { networkPath: '', day: DAY, plannedWh: 44_900_000_000_000 },
        { networkPath: 'Corp/Team', day: DAY, plannedWh: 1 },
      ];
      expect(await loads.savePlannedLoad([team, whole, { ...team, day: DAY + 2 }])).toEqual(
        Array(3).fill('accepted'),
      );
      expect(await loads.savePlannedLoad([{ ...team, plannedWh: 2 }, whole])).toEqual([
        'corrected',
        'unchanged',
      ]);
      loads = await storage.open();
      expect(await loads.plannedLoad(DAY, DAY + 1)).toEqual([whole, { ...team, plannedWh: 2 }]);
    });

    it('keeps received energy, with the peak where there is one', async () => {
      const plain = { networkPath: 'Corp', day: DAY, receivedWh: 5000, peakWatt: null, peakAt: null };
      const peak = { ...plain, day: DAY + 1, peakWatt: 51_672_000_000, peakAt: new Date(1_748_846_400_000) };
      await loads.saveSystemLoad([peak, plain]);
      loads = await storage.open();
      expect(await loads.systemLoad(DAY, DAY + 1)).toEqual([plain, peak]);
      expect(await loads.saveSystemLoad([peak])).toEqual(['unchanged']);
    });
  });
}

/** What every keeper of the measures of reliability does. */
export function describeReliabilityRecords(
  name: string,
  prepare: () => Promise<Storage<ReliabilityRecords>>,
): void {
  describe(`ReliabilityRecords: ${name}`, () => {
    let storage: Storage<ReliabilityRecords>;
    let measures: ReliabilityRecords;
    beforeEach(async () => {
      storage = await prepare();
      measures = await storage.open();
    });
    afterEach(() => storage.remove());

    it('keeps customers by node and month', async () => {
      const may = { networkPath: 'Corp', month: 24_304, customers: 1200 };
      const june = { networkPath: 'Corp', month: 24_305, customers: 1210 };
      expect(await measures.saveCustomersServed([june, may])).toEqual(['accepted', 'accepted']);
      expect(await measures.saveCustomersServed([{ ...may, customers: 0 }])).toEqual(['corrected']);
      measures = await storage.open();
      expect(await measures.customersServed(24_304, 24_305)).toEqual([{ ...may, customers: 0 }, june]);
      expect(await measures.customersServed(24_306, 24_399)).toEqual([]);
    });

    it('keeps targets by node, year and index', async () => {
      const saidi = { networkPath: '', year: 2025, index: 'saidi' as const, value: 233.5 };
      const saifi = { ...saidi, index: 'saifi' as const, value: 2.6 };
      await measures.saveTargets([saifi, saidi, { ...saidi, year: 2024 }]);
      expect(await measures.saveTargets([saidi, { ...saifi, value: 2.5 }])).toEqual([
        'unchanged',
        'corrected',
      ]);
      measures = await storage.open();
      expect(await measures.targets(2025)).toEqual([saidi, { ...saifi, value: 2.5 }]);
    });
  });
}
