import { PIPELINE } from '../../report-pipeline';
export const X = PIPELINE;
