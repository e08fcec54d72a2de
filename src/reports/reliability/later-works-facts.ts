import { DEFAULT_WORK_SETTINGS } from '../../domain/reliability/work';
import { type LaterFact, laterFacts } from '../later-facts';

/** What came to the facts of works after editions had been filed: emergencies apart from what was planned. */
export const laterWorksFacts = (works: string): LaterFact[] => [
  ...laterFacts(works, {
    emergencyNoticeHours: () => DEFAULT_WORK_SETTINGS.emergencyNoticeHours,
    byNode: () => [],
  }),
  ...laterFacts(`${works}.counts`, {
    planned: ({ works: all }) => all,
    plannedInTime: ({ noticeInTime }) => noticeInTime,
    emergencies: () => 0,
    emergenciesInTime: () => 0,
  }),
  ...laterFacts(`${works}.works[]`, { emergency: () => false, noticeAfterHours: () => null }),
];
