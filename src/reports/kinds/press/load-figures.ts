import { numberText, signedPercentText } from '../../../domain/text/number-text';
import { celsiusText } from '../../../domain/text/unit-text';
import { type Say, sayIn } from '../../coverage/wording';
import type { AreaLoadFacts, LoadComparisonFacts } from '../../load/load-facts';
import { areaName, ratioText, shortDay, spanText } from '../../load/load-text';
import type { PrintContext } from '../../report-kind';
import type { PressFacts } from './facts';
import type { BookedFigure } from './figure-book';

/** Annex entries of the load and the weather. Energy is given in kWh with one decimal, whatever the text rounds it to. */
export class LoadFigures {
  private readonly say: Say;
  private readonly period: string;

  constructor(
    private readonly facts: PressFacts,
    private readonly context: PrintContext,
  ) {
    this.say = sayIn(context.language);
    this.period = spanText(facts, context.language);
  }

  mean(area: AreaLoadFacts): BookedFigure {
    const { say } = this;
    const name =
      area.kind === 'region' ? `, ${areaName(area, this.context.settings, this.context.language)}` : '';
    return this.fromReadings(area, {
      label: say(`Điện năng bình quân ngày${name}`, `Mean daily energy${name}`),
      value: `${this.exact(area.period.kwhPerDay!)} ${say('kWh/ngày', 'kWh/day')}`,
    });
  }

  change(area: AreaLoadFacts, comparison: LoadComparisonFacts, base: string): BookedFigure {
    const { language } = this.context;
    const days = spanText(comparison.base, language);
    return this.fromReadings(area, {
      label: this.say(`Thay đổi so với ${base}`, `Change on ${base}`),
      value: signedPercentText(comparison.changePercent!, language),
      base: `${this.exact(comparison.base.kwhPerDay!)} ${this.say('kWh/ngày', 'kWh/day')}, ${days} (${ratioText(comparison.base.coverage.ratio, language)})`,
    });
  }

  highestDay({ highestDay, days }: AreaLoadFacts): BookedFigure {
    const { say } = this;
    const { day, kwh, highestOfYear, uncertainDaysOfYear } = highestDay!;
    const found = days.find((each) => each.day === day)!;
    const uncertain = say(
      `${uncertainDaysOfYear} ngày chưa đủ số liệu`,
      `${uncertainDaysOfYear} days without enough data`,
    );
    return {
      label: say('Điện năng ngày cao nhất', 'Energy of the highest day'),
      value: `${this.exact(kwh)} kWh`,
      period: shortDay(day, this.context.language),
      base: highestOfYear
        ? `${say('cao nhất từ 01/01', 'highest since 1 January')}${uncertainDaysOfYear > 0 ? ` (${uncertain})` : ''}`
        : null,
      source: this.readings,
      coverage: ratioText(found.coverage.ratio, this.context.language),
    };
  }

  hottest({ heat }: AreaLoadFacts): BookedFigure {
    const { day, maxC } = heat.highest!;
    return this.fromWeather(
      this.say('Nhiệt độ cao nhất, bình quân các vùng', 'Highest temperature, mean of regions'),
      celsiusText(maxC, this.context.language),
      shortDay(day, this.context.language),
    );
  }

  hotDays({ heat }: AreaLoadFacts): BookedFigure {
    const { language } = this.context;
    const limit = celsiusText(heat.heatCelsius, language, 0);
    return this.fromWeather(
      this.say(`Số ngày từ ${limit} trở lên`, `Days of ${limit} or more`),
      this.say(`${heat.hotDays} trên ${heat.knownDays} ngày`, `${heat.hotDays} of ${heat.knownDays} days`),
      this.period,
    );
  }

  response(): BookedFigure {
    const { fit, season, daysUsed } = this.facts.temperatureFit!;
    const { language } = this.context;
    const [balance, r2] = [celsiusText(fit!.balanceC, language), numberText(fit!.rSquared, language, 2)];
    return {
      label: this.say(
        `Điện năng ứng với mỗi 1 °C trên ${balance}`,
        `Energy that goes with each 1 °C above ${balance}`,
      ),
      value: `${this.exact(fit!.kwhPerDegree)} ${this.say('kWh/ngày', 'kWh/day')}`,
      period: spanText(season, language),
      base: this.say(`hồi quy ${daysUsed} ngày, R² ${r2}`, `regression over ${daysUsed} days, R² ${r2}`),
      source: `${this.readings}; ${this.weather}`,
      coverage: `≥ ${ratioText(this.facts.comparisonCoverage, language)}`,
    };
  }

  coverage(area: AreaLoadFacts): BookedFigure {
    const { language } = this.context;
    const { received, expected, ratio } = area.period.coverage;
    return this.fromReadings(area, {
      label: this.say('Tỷ lệ thu thập dữ liệu', 'Data coverage'),
      value: ratioText(ratio, language),
      base: this.say(
        `${numberText(received, 'vi')} trên ${numberText(expected, 'vi')} điểm đo-ngày`,
        `${numberText(received, 'en')} of ${numberText(expected, 'en')} usage-point days`,
      ),
    });
  }

  private get readings(): string {
    return this.say('Công tơ', 'Meters');
  }

  private get weather(): string {
    return this.say('Nhiệt độ', 'Weather');
  }

  private exact(kwh: number): string {
    return numberText(kwh, this.context.language, 1);
  }

  private fromReadings(
    area: AreaLoadFacts,
    given: Pick<BookedFigure, 'label' | 'value'> & Partial<BookedFigure>,
  ): BookedFigure {
    const coverage = ratioText(area.period.coverage.ratio, this.context.language);
    return { period: this.period, base: null, source: this.readings, coverage, ...given };
  }

  private fromWeather(label: string, value: string, period: string): BookedFigure {
    return { label, value, period, base: null, source: this.weather, coverage: null };
  }
}
