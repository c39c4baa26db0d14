/** How findings about the text name sections, and what they add where a sentence may speak of somebody else. */
import { SECTION_HEADINGS, SECTION_ORDINALS, type Bilingual } from '#shared/report/labels.js';
import type { NarrativeStatement } from './statements.js';

export function sectionsTold(section: number): Bilingual {
  return { zh: `第${SECTION_ORDINALS[section - 1] ?? ''}部分正文`, en: `The text of section ${section}` };
}

export function sectionOfTable(table: 2 | 3 | 4): Bilingual {
  return {
    zh: `第${SECTION_ORDINALS[table - 1] ?? ''}部分表格`,
    en: `the table of section ${table} (${SECTION_HEADINGS[table - 1]?.en ?? ''})`,
  };
}

/** Why it is only a note; empty for a plain contradiction. */
export function attributionWords(group: readonly NarrativeStatement[]): Bilingual {
  const agency = group.find((one) => one.attribution.agency !== null)?.attribution.agency ?? null;
  const year = group.find((one) => one.attribution.year !== null)?.attribution.year ?? null;
  if (agency !== null) {
    return {
      zh: `这句话说的可能是“${agency}”，不是填表的范围，请确认读者会不会误解。`,
      en: ` The sentence may speak of another body (${agency}) than the table; see that readers are not misled.`,
    };
  }
  if (year !== null) {
    return {
      zh: `这句话写的是“${year}”，请确认年份是否忘了改。`,
      en: ` The sentence speaks of another year (${year}); see whether the year was left unchanged.`,
    };
  }
  if (group.some((one) => one.vague)) {
    return { zh: '正文用的是约数，与表格相差较大。', en: ' The text gives a rounded number far from the table.' };
  }
  return { zh: '', en: '' };
}
