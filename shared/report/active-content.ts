/**
 * What an uploaded document may not bring along, by kind, and how a refusal names kind and place. Both stand in the
 * refusal's detail, behind the words for the log: `a field asks another program [field; part:word/footnotes.xml]`.
 * The clerk's words for each kind stand in the language catalogue; refusals stored before there were kinds have none.
 */
export const ACTIVE_KINDS = [
  'script',
  'script-link',
  'share-link',
  'odd-link',
  'launch',
  'other-document',
  'embedded-file',
  'media',
  'form-action',
  'dynamic-form',
  'command',
  'changed-display',
  'second-file',
  'macros',
  'control',
  'custom-menu',
  'embedded-object',
  'inserted-document',
  'template',
  'outside-content',
  'outside-data',
  'field',
  'formula',
  'html-application',
  'plug-in',
  'redirect',
  'unclear',
] as const;
export type ActiveKind = (typeof ACTIVE_KINDS)[number];

export type ActivePlace =
  | { readonly in: 'document' }
  | { readonly in: 'page'; readonly page: number }
  /** Of an Office document, by its name in the package. */
  | { readonly in: 'part'; readonly part: string }
  | { readonly in: 'cell'; readonly sheet: string; readonly cell: string };

export interface ActiveContent {
  readonly kind: ActiveKind;
  /** English, for the log and the terminal. */
  readonly what: string;
  readonly place: ActivePlace;
}

/** A name out of the file, as long as a line takes. */
const LONGEST_NAME = 80;
const nameIn = (name: string): string => name.replace(/[\p{Cc}\p{Cf}]/gu, '').slice(0, LONGEST_NAME);

function placeText(place: ActivePlace): string {
  switch (place.in) {
    case 'document':
      return 'document';
    case 'page':
      return `page:${place.page}`;
    case 'part':
      return `part:${nameIn(place.part)}`;
    case 'cell':
      return `cell:${place.cell}!${nameIn(place.sheet)}`;
  }
}

export function activeDetail({ kind, what, place }: ActiveContent): string {
  return `${what} [${kind}; ${placeText(place)}]`;
}

const DETAIL = /^(.*) \[([a-z-]+); (document|page|part|cell)(?::(.*))?\]$/su;

/** The other way round; undefined for a detail that names no kind. */
export function activeContentIn(detail: string): ActiveContent | undefined {
  const [, what = '', named = '', where = '', rest = ''] = DETAIL.exec(detail) ?? [];
  const kind = ACTIVE_KINDS.find((one) => one === named);
  if (kind === undefined) return undefined;
  const [cell = '', ...sheet] = rest.split('!');
  const places: Readonly<Record<string, ActivePlace>> = {
    page: { in: 'page', page: Number(rest) },
    part: { in: 'part', part: rest },
    cell: { in: 'cell', cell, sheet: sheet.join('!') },
  };
  return { kind, what, place: places[where] ?? { in: 'document' } };
}
