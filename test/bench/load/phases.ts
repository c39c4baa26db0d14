/** The three ways of a report, by where each ends. */
export const PHASES = ['filed', 'approved', 'released'] as const;
export type Phase = (typeof PHASES)[number];
