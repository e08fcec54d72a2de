import type { BillJson } from '../../src/domain/billing/bill-json';
import { TestService } from '../builders/service';

let service: TestService;
beforeAll(async () => {
  service = await TestService.start();
});
afterAll(() => service.remove());

const fetched = <Body>(path: string) => service.ask<Body>('GET', `/api/v1${path}`);

describe('figures over HTTP', () => {
  it('gives a bill that explains itself', async () => {
    const { body } = await fetched<BillJson>('/bill?kwh=300&from=2025-06-01&until=2025-07-01');
    expect(body).toMatchObject({ beforeVatDong: 739_500, vatPercent: 8, totalDong: 798_660 });
    expect(body.lines).toHaveLength(4);
  });

  it('checks the price of a rented room, for anybody', async () => {
    const { status, body } = await fetched<{
      lawfulDong: number;
      differenceDong: number;
      text: { vi: string; en: string };
    }>('/room-price?kwh=120&from=2025-06-01&until=2025-07-01&people=2&asked=480000');
    expect(status).toBe(200);
    // tier 3 for every kWh where residence is not declared: 120 × 2.380, VAT 8 %
    expect(body.lawfulDong).toBe(308_448);
    expect(body.differenceDong).toBe(480_000 - 308_448);
    expect(body.text.vi).toMatch(/308\.448/);
  });

  it.each([
    ['a fraction of a kWh', '/bill?kwh=1.5&from=2025-06-01&until=2025-07-01', 400],
    ['a tariff that nobody has', '/bill?kwh=1&from=2025-06-01&until=2025-07-01&tariff=x', 422],
    ['days in the wrong order', '/load?from=2025-06-08&to=2025-06-01', 400],
    ['a group that is none', '/reliability?from=2025-06-01&to=2025-06-30&by=moon', 400],
  ])('refuses %s', async (_name, path, status) => {
    const answer = await fetched<{ code: string }>(path);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([
      status,
      expect.stringContaining('problem+json'),
    ]);
  });

  it('says that a log is not complete instead of giving zero', async () => {
    const { status, body } = await fetched<{ saidiMinutes: number | null }>(
      '/reliability?from=2025-06-01&to=2025-06-30',
    );
    expect(status).toBe(200);
    expect(body.saidiMinutes).toBeNull();
  });

  it('lists no works where there are none', async () => {
    const { body } = await fetched<{ works: unknown[] }>('/works?from=2025-06-01&to=2025-06-30');
    expect(body.works).toEqual([]);
  });
});
