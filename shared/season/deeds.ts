/** What the log of a season tells of, and by what of each deed the product goes. */

interface Traits {
  /** Writes lines of the roster: who owes a report, what they are called, or by when may be another since. */
  readonly writesRoster?: true;
  /** Its details name a release that there is since, at once or for a time of its own. */
  readonly makesRelease?: true;
  /** From here on the release that its details name makes reports public. */
  readonly beginsRelease?: true;
  /** Done also while nobody is to open an archived season again: what was begun before, what the law asks for. */
  readonly alsoInArchive?: true;
}

const TRAITS = {
  'open-season': {},
  'change-office': {},
  'change-naming': {},
  'change-deciders': {},
  'change-deadlines': { writesRoster: true },
  'name-substitute': {},
  'appoint-publisher': {},
  'declare-scope': {},
  delegate: {},
  'end-delegation': {},
  'import-roster': { writesRoster: true },
  'change-agency': { writesRoster: true },
  'change-agency-deadline': { writesRoster: true },
  'remove-agency': { writesRoster: true },
  'restore-agency': { writesRoster: true },
  'merge-agencies': { writesRoster: true },
  invite: { writesRoster: true },
  'resend-links': {},
  'hand-out-links': {},
  remind: {},
  'pause-reminders': {},
  'resume-reminders': {},
  'start-release': { makesRelease: true, beginsRelease: true },
  'schedule-release': { makesRelease: true },
  'move-release': {},
  'cancel-release': {},
  'release-due': { beginsRelease: true },
  'roll-back': { makesRelease: true },
  'import-history': {},
  'release-history': { alsoInArchive: true },
  'take-down-history': { makesRelease: true, alsoInArchive: true },
  'turn-late': {},
  'close-season': {},
  'archive-season': {},
  'reopen-season': {},
  'erase-contacts': { alsoInArchive: true },
} as const satisfies Record<string, Traits>;

export type SeasonDeed = keyof typeof TRAITS;
export type RosterDeed = {
  [D in SeasonDeed]: (typeof TRAITS)[D] extends { readonly writesRoster: true } ? D : never;
}[SeasonDeed];
export const SEASON_DEEDS = Object.keys(TRAITS) as readonly SeasonDeed[];

/** Names for what stands in a log, where former code may have written any. */
export function seasonDeedsThat(trait: keyof Traits): ReadonlySet<string> {
  const traits: Readonly<Record<SeasonDeed, Traits>> = TRAITS;
  return new Set(SEASON_DEEDS.filter((deed) => traits[deed][trait] === true));
}
