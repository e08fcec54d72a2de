import type { Sheet, Workbook } from '../../../../ports/workbook-writer';
import { cutOffText, sayIn } from '../../../coverage/wording';
import type { PrintContext } from '../../../report-kind';
import { decisionText } from '../decisions-view';
import type { ManagementFacts } from '../facts';
import { headlineOf, titleOf } from '../headline';
import { definitions } from '../quality-view';
import { changesSheets } from './changes-sheets';
import { loadSheets } from './load-sheets';
import { qualitySheets } from './quality-sheets';
import { reliabilitySheets } from './reliability-sheets';
import { worksSheets } from './works-sheets';

/** Every table of the weekly report and its daily series, as figures to reckon with. */
export function workbookOf(facts: ManagementFacts, context: PrintContext): Workbook {
  return {
    title: titleOf(facts, context),
    author: context.settings.utility.name[context.language],
    language: context.language,
    createdAt: new Date(facts.generatedAt),
    sheets: [
      coverSheet(facts, context),
      ...loadSheets(facts, context),
      ...reliabilitySheets(facts, context),
      ...worksSheets(facts, context),
      ...changesSheets(facts, context),
      ...qualitySheets(facts, context),
    ],
  };
}

/** What the figures rest on, and what is to be decided. */
function coverSheet(facts: ManagementFacts, context: PrintContext): Sheet {
  const say = sayIn(context.language);
  const decisions = facts.decisions.map((decision) => decisionText(decision, context));
  return {
    name: say('Tóm tắt', 'Summary'),
    title: `${titleOf(facts, context)} – ${context.settings.utility.name[context.language]}`,
    columns: [
      { heading: say('Mục', 'Item'), format: 'text', width: 24 },
      { heading: say('Nội dung', 'Content'), format: 'text', width: 100 },
    ],
    rows: [
      [say('Kết luận', 'Headline'), headlineOf(facts, context)],
      [say('Số liệu', 'Data'), cutOffText(facts, context)],
      [say('Bản', 'Edition'), String(context.edition.edition)],
      ...(facts.simulated ? [[say('Lưu ý', 'Note'), say('Dữ liệu mô phỏng', 'Simulated data')]] : []),
      ...decisions.map((text, index) => [`${say('Việc cần quyết định', 'Decision')} ${index + 1}`, text]),
    ],
    notes: definitions(facts, context),
  };
}
