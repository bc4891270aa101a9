/**
 * Which lead ids exist. An id with the digits of the generated world's must be one of its leads, or be told of; any other
 * is taken, until a list says which exist.
 */
import { placeOf } from '../world/history.ts';
import type { ServerEvent } from './event-rules.ts';
import type { MetaData } from './data.ts';
import { numberText } from './lossless-json.ts';
import { invalidParameter, SUBCODE, type Refusal } from './refusals.ts';

export class LeadIds {
  private readonly data: MetaData;
  private only: Set<string> | null = null;

  constructor(data: MetaData) {
    this.data = data;
  }

  /** @param ids those that exist besides the world's; null: any */
  configure(ids: string[] | null): void {
    this.only = ids && new Set(ids);
  }

  exists(id: string): boolean {
    if (this.only?.has(id) || this.data.lead(id)) return true;
    return this.only === null && !(placeOf('Facebook', id) && id.startsWith(this.data.leadPrefix));
  }

  /** The refusal that the first event with an unknown lead brings upon its request. */
  refusalOfUnknown(events: readonly ServerEvent[]): Refusal | null {
    const index = events.findIndex(({ user_data: person }) => {
      const id = numberText(person?.lead_id);
      return id !== null && !this.exists(id);
    });
    if (index < 0) return null;
    return invalidParameter(`data[${index}]: the lead does not exist or was deleted.`, SUBCODE.badLeadId);
  }
}
