import type { UtilitySettings } from '../ports/utility-settings';

/** Settings that figures rest on, by their names in the utility's file. */
export type NamedSettings = Record<string, unknown>;

/** The settings that each calculation names in its output; those marked M in the rulings are among them. */
const NAMES = {
  works: ['works.noticeDays', 'works.emergencyNoticeHours', 'works.toleranceMinutes', 'works.heatCelsius'],
  reliability: ['reliability.sustainedMinutes', 'reliability.longDays', 'reliability.exclusionClasses'],
  period: [
    'changes.thresholdPercent',
    'changes.quarterlyBelowKwh',
    'metering.interpolationDays',
    'billing.wholeKwh',
  ],
  changes: [
    'changes.thresholdPercent',
    'changes.quarterlyBelowKwh',
    'changes.minPeers',
    'changes.remoteAllowed',
    'changes.fieldRatio',
    'changes.randomFieldShare',
    'changes.laterRegisterWaitDays',
    'changes.escalation',
    'metering.interpolationDays',
    'billing.wholeKwh',
  ],
} as const;

export function namedSettings(settings: UtilitySettings, calculation: keyof typeof NAMES): NamedSettings {
  return Object.fromEntries(NAMES[calculation].map((name) => [name, valueAt(settings, name)]));
}

/** `works.noticeDays 5, works.toleranceMinutes 15`; lists by their ids, escalation by ratio and role. */
export const settingsLine = (named: NamedSettings): string =>
  `settings: ${Object.entries(named)
    .map(([name, value]) => `${name} ${valueText(value)}`)
    .join(', ')}`;

function valueAt(settings: UtilitySettings, name: string): unknown {
  const [group, field] = name.split('.') as [keyof UtilitySettings, string];
  return plainOf((settings[group] as Record<string, unknown>)[field]);
}

/** Classes of exclusions go by their ids; names are for pages. */
const plainOf = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map((each: Record<string, unknown>) => (typeof each.id === 'string' ? each.id : { ...each }))
    : value;

const valueText = (value: unknown): string =>
  Array.isArray(value)
    ? value
        .map((each) => (typeof each === 'string' ? each : Object.values(each as object).join(' ')))
        .join('/')
    : String(value);
