/** The conversion actions of an account: a form that Google hosts, a tag of the website, and what the advertiser uploads. */
import type { Account, ConversionKind } from '../world/model.ts';

export interface ConversionAction {
  id: string;
  name: string;
  kind: ConversionKind;
  type: 'LEAD_FORM_SUBMIT' | 'WEBPAGE' | 'UPLOAD_CLICKS';
  origin: 'GOOGLE_HOSTED' | 'WEBSITE';
  category: 'SUBMIT_LEAD_FORM' | 'QUALIFIED_LEAD';
  /** In `metrics.conversions` too, not only in `metrics.all_conversions`. */
  isIncluded: boolean;
}

export function actionsOfAccount({ id }: Account): ConversionAction[] {
  const number = (place: number) => `${id.slice(-6)}${place}`;
  return [
    {
      id: number(1),
      name: 'Lead form - Submit',
      kind: 'form',
      type: 'LEAD_FORM_SUBMIT',
      origin: 'GOOGLE_HOSTED',
      category: 'SUBMIT_LEAD_FORM',
      isIncluded: true,
    },
    {
      id: number(2),
      name: 'Contact form on the website',
      kind: 'web',
      type: 'WEBPAGE',
      origin: 'WEBSITE',
      category: 'SUBMIT_LEAD_FORM',
      isIncluded: true,
    },
    {
      id: number(3),
      name: 'Qualified leads from the CRM',
      kind: 'other',
      type: 'UPLOAD_CLICKS',
      origin: 'WEBSITE',
      category: 'QUALIFIED_LEAD',
      isIncluded: false,
    },
  ];
}
