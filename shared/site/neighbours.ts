/**
 * Which other sites a site leads to: that of the area above, those of the areas directly below, and, from the site at the root, those
 * that no page would lead to otherwise. So every site is found from the root: of any other the page above leads to it, or the root.
 */
import { digestOf, type Digest } from '#shared/ids/digest.js';
import type { Area } from '#shared/season/area.js';
import { ROOT, type Place } from './place.js';

export interface Neighbour {
  /** Of the area, as people write it. */
  readonly name: string;
  readonly place: Place;
}

export interface Neighbours {
  readonly above: Neighbour | null;
  readonly below: readonly Neighbour[];
  readonly further: readonly Neighbour[];
  /** Whose maps search engines are told of: at the root those of every other site, since there is one file for all. */
  readonly mapped: readonly Place[];
}

export const ALONE: Neighbours = { above: null, below: [], further: [], mapped: [] };

/** A site as the table has it. */
interface Standing {
  readonly area: string;
  readonly place: Place;
  /** Null while nothing is public there: nobody is led to it. */
  readonly since: string | null;
}

/** @param own the area whose site is drawn; it counts as public, because it is about to be */
export function neighboursOf(areas: readonly Area[], sites: readonly Standing[], own: string): Neighbours {
  const standing = new Map(
    sites.flatMap(({ area, place, since }) => (since === null && area !== own ? [] : [[area, place] as const])),
  );
  const others = areas
    .flatMap(({ id, name, parent }) => {
      const place = id === own ? undefined : standing.get(id);
      return place === undefined ? [] : [{ id, name, parent, place }];
    })
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  const parent = areas.find(({ id }) => id === own)?.parent ?? null;
  const above = others.find(({ id }) => id === parent);
  const isFirst = standing.get(own) === ROOT;
  const told = ({ name, place }: Neighbour): Neighbour => ({ name, place });
  return {
    above: above === undefined ? null : told(above),
    below: others.filter((one) => one.parent === own).map(told),
    further: others
      .filter((one) => isFirst && one !== above && (one.parent === null || !standing.has(one.parent)))
      .map(told),
    mapped: isFirst ? others.map(({ place }) => place) : [],
  };
}

/** By which a site knows whether it shows them; undefined for one that stands alone, as sites of former code did. */
export function digestOfNeighbours({ above, below, further, mapped }: Neighbours): Digest | undefined {
  if (above === null && below.length + further.length + mapped.length === 0) return undefined;
  const told = ({ name, place }: Neighbour) => [name, place];
  return digestOf([above === null ? null : told(above), below.map(told), further.map(told), [...mapped]]);
}
