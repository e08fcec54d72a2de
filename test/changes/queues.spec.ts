import type { StatusJson } from '../../src/features/status/status.service';
import { TestHouse } from '../builders/house';
import { Fleet, pointRow, registerRows } from './fleet';

describe('queue lengths in the status', () => {
  it('counts cases by state, late ones and the outbox', async () => {
    const house = await TestHouse.open({ now: '2025-07-01T02:00:00Z' });
    const fleet = new Fleet(house);
    expect((await house.run('status')).out).toMatch(/open cases +0, 0 overdue\nnotices +none\n/);
    await fleet.points(pointRow('P1'), pointRow('P2'));
    for (const id of ['P1', 'P2'])
      await fleet.registers(
        ...registerRows(id, [
          { from: '2025-05-01', to: '2025-05-31', kwhPerDay: 10 },
          { from: '2025-06-01', to: '2025-06-30', kwhPerDay: 40 },
        ]),
      );
    await fleet.close('2025-06-30');
    await house.run('cases', ['assign', 'case-000001'], { to: 'r.hoa', as: 'l.minh' });
    const { queues } = await house.json<StatusJson>('status');
    expect(queues.cases).toEqual({
      ...{ open: 2, overdue: 0 },
      states: { new: 1, assigned: 1, 're-read': 0, finding: 0, approved: 0 },
    });
    expect(queues.notices).toEqual([
      { kind: 'bill-notice', state: 'held', count: 2 },
      { kind: 'usage-increase', state: 'ready', count: 2 },
    ]);
    house.clock.moveTo('2025-07-01T18:00:00Z');
    const { out } = await house.run('status');
    expect(out).toMatch(/open cases +2 \(1 new, 1 assigned\), 2 overdue/);
    expect(out).toMatch(/notices +2 bill-notice held, 2 usage-increase ready/);
    await house.close();
  });
});
