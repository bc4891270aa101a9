import type { PageReference } from 'lightning/navigation';
import ENABLE_BUYER_TOUCHPOINTS from '@salesforce/schema/Campaign.Enable_Buyer_Touchpoints__c';

/** Under which prefix an org knows this package: `touchline`, or `c` where it is deployed without a namespace. */
const NAMESPACE = /^(\w+?)__\w+__c$/.exec(ENABLE_BUYER_TOUCHPOINTS.fieldApiName)?.[1] ?? 'c';

/** A link to one of this package's url-addressable components, with the state it reads by {@link pageState}. */
export function componentPage(component: string, state: Record<string, string | null>): PageReference {
  const filled = Object.entries(state).filter((entry): entry is [string, string] => entry[1] !== null);
  return {
    type: 'standard__component',
    attributes: { componentName: `${NAMESPACE}__${component}` },
    state: Object.fromEntries(filled.map(([name, value]) => [`${NAMESPACE}__${name}`, value])),
  };
}

/** A value from the address, whichever namespace the link was written with. */
export function pageState(page: PageReference | undefined, name: string): string | null {
  const state = page?.state ?? {};
  return state[`${NAMESPACE}__${name}`] ?? state[`touchline__${name}`] ?? state[`c__${name}`] ?? null;
}

/** The address of a record's page, for links that base components draw. */
export function recordAddress(recordId: string): string {
  return `/lightning/r/${recordId}/view`;
}
