import { type EnergyScale, energyScaleOf } from '../../load/load-text';
import type { PressFacts } from './facts';

/** One unit for the whole briefing. */
export const scaleOf = ({ whole }: PressFacts): EnergyScale => energyScaleOf({ whole });
