/**
 * What a chain is the chain of, as its first hash says it. A chain that was begun before there were areas keeps the name of
 * then, which only the home area can have.
 */
import { HOME_AREA, type FilingRef, type SeasonRef } from '#shared/ids/area-id.js';

export function isChainOfFiling(subject: string, { area, year, agency }: FilingRef): boolean {
  return (
    subject === `FILING#${area}#${year}#${agency}` || (area === HOME_AREA && subject === `FILING#${year}#${agency}`)
  );
}

export function isChainOfSeason(subject: string, { area, year }: SeasonRef): boolean {
  return subject === `SEASON#${area}#${year}` || (area === HOME_AREA && subject === `SEASON#${year}`);
}
