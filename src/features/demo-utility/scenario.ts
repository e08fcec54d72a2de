import { localDate, type LocalDate } from '../../domain/time/local-date';

/** What the simulated utility is like. Everything follows from these and the seed. */
export interface Scenario {
  seed: string;
  usagePoints: number;
  /** first day with a full day of usage */
  from: LocalDate;
  /** last day, inclusive */
  to: LocalDate;
  regions: readonly DemoRegion[];
}

export interface DemoRegion {
  id: string;
  companies: readonly { name: string; teams: readonly string[] }[];
  /** mean temperature of the year and half its swing, °C; day of the year of the warmest day */
  meanCelsius: number;
  swingCelsius: number;
  warmestDay: number;
  /** spells of heat: from, days, degrees above the season */
  heatWaves: readonly { from: LocalDate; days: number; celsius: number }[];
}

export const CORPORATION = 'Tổng công ty Điện lực Mô phỏng';

/** Fourteen months that hold two price changes, Tết, and two hot seasons to compare. */
export const DEMO_SCENARIO: Scenario = {
  seed: 'gridbrief',
  usagePoints: 2000,
  from: localDate(2024, 5, 1),
  to: localDate(2025, 6, 30),
  regions: [
    {
      id: 'north',
      companies: [
        { name: 'PC Sông Hồng', teams: ['Đội QLĐL khu vực 1', 'Đội QLĐL khu vực 2', 'Đội QLĐL khu vực 3'] },
        { name: 'PC Đông Triều', teams: ['Đội QLĐL khu vực 4', 'Đội QLĐL khu vực 5'] },
      ],
      meanCelsius: 24,
      swingCelsius: 6.5,
      warmestDay: 180,
      heatWaves: [
        { from: localDate(2024, 6, 10), days: 5, celsius: 3 },
        { from: localDate(2025, 6, 1), days: 7, celsius: 3.6 },
        { from: localDate(2025, 6, 22), days: 4, celsius: 3.5 },
      ],
    },
    {
      id: 'central',
      companies: [{ name: 'PC Trường Sơn', teams: ['Đội QLĐL khu vực 6', 'Đội QLĐL khu vực 7'] }],
      meanCelsius: 26,
      swingCelsius: 4.5,
      warmestDay: 185,
      heatWaves: [
        { from: localDate(2024, 5, 26), days: 6, celsius: 3 },
        { from: localDate(2025, 6, 2), days: 6, celsius: 3.5 },
      ],
    },
    {
      id: 'south',
      companies: [{ name: 'PC Cửu Long', teams: ['Đội QLĐL khu vực 8', 'Đội QLĐL khu vực 9'] }],
      meanCelsius: 28,
      swingCelsius: 1.6,
      warmestDay: 110,
      heatWaves: [
        { from: localDate(2025, 4, 8), days: 8, celsius: 2 },
        { from: localDate(2025, 6, 3), days: 4, celsius: 1.5 },
      ],
    },
  ],
};
