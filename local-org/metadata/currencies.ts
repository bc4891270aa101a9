/**
 * Several currencies (Object Reference, CurrencyType; Salesforce Help, "Manage Multiple Currencies"): the currencies of an
 * organization with their rates, and the currency of each record.
 */
import { addAudit, addField, addIdentity, makeField, makeObject } from './make.ts';
import type { ObjectSchema, PicklistValue } from './schema.ts';

/** Standard objects whose records have a currency; custom objects all do. */
const WITH_CURRENCY = new Set([
  'Account',
  'Asset',
  'Campaign',
  'CampaignMember',
  'Case',
  'Contact',
  'Contract',
  'Event',
  'Lead',
  'Opportunity',
  'OpportunityLineItem',
  'Order',
  'OrderItem',
  'PricebookEntry',
  'Product2',
  'Quote',
  'Task',
  'User',
]);

/** After the project's objects were added. */
export function addCurrencies(objects: Map<string, ObjectSchema>): void {
  // One list for all of them: which currencies there are is known when the organization opens.
  const values: PicklistValue[] = [];
  for (const object of objects.values()) {
    if (object.custom ? object.kind === 'object' : WITH_CURRENCY.has(object.name))
      addField(object, currencyField('CurrencyIsoCode', 'Currency ISO Code', values));
  }
  const user = objects.get('user')!;
  addField(user, currencyField('DefaultCurrencyIsoCode', 'Default Currency ISO Code', values));
  const rates = makeObject('CurrencyType', '01L', {
    label: 'Currency Type',
    pluralLabel: 'Currency Types',
    kind: 'setup',
    createable: false,
    updateable: false,
    deletable: false,
    undeletable: false,
    sharingModel: 'None',
  });
  const readOnly = { createable: false, updateable: false, nillable: false };
  addIdentity(rates, false);
  addField(rates, makeField('IsoCode', 'Picklist', { label: 'Currency ISO Code', length: 255, ...readOnly }));
  addField(
    rates,
    makeField('ConversionRate', 'Number', { label: 'Conversion Rate', precision: 18, scale: 6, ...readOnly }),
  );
  addField(
    rates,
    makeField('DecimalPlaces', 'Integer', { label: 'Decimal Places', precision: 8, scale: 0, ...readOnly }),
  );
  addField(rates, makeField('IsActive', 'Checkbox', { label: 'Active', ...readOnly }));
  addField(rates, makeField('IsCorporate', 'Checkbox', { label: 'Is Corporate Currency', ...readOnly }));
  addAudit(rates);
  objects.set('currencytype', rates);
}

const currencyField = (name: string, label: string, picklistValues: PicklistValue[]) =>
  makeField(name, 'Picklist', { label, length: 3, picklistValues, restrictedPicklist: true });
