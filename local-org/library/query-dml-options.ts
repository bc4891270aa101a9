/** Database.DMLOptions: of what it can say, what the local org does is heeded, the rest refused when it is set. */
import type { SaveOptions } from '../data/dml.ts';
import { defineDataClass } from './data-class.ts';
import type { DataObject } from './data-class.ts';

const AssignmentRuleHeader = defineDataClass('Database.DMLOptions.AssignmentRuleHeader', {
  'Id assignmentRuleID': null,
  'Boolean useDefaultRule': null,
});
const DuplicateRuleHeader = defineDataClass('Database.DMLOptions.DuplicateRuleHeader', {
  'Boolean allowSave': null,
  'Boolean includeRecordDetails': null,
  'Boolean runAsCurrentUser': null,
});
const EmailHeader = defineDataClass('Database.DMLOptions.EmailHeader', {
  'Boolean triggerAutoResponseEmail': null,
  'Boolean triggerOtherEmail': null,
  'Boolean triggerUserEmail': null,
});

defineDataClass('Database.DMLOptions', {
  'Boolean allowFieldTruncation': null,
  'Boolean optAllOrNone': null,
  'String localeOptions': null,
  'Database.DMLOptions.AssignmentRuleHeader assignmentRuleHeader': () => new AssignmentRuleHeader(),
  'Database.DMLOptions.DuplicateRuleHeader duplicateRuleHeader': () => new DuplicateRuleHeader(),
  'Database.DMLOptions.EmailHeader emailHeader': () => new EmailHeader(),
});

export type DmlOptions = DataObject;

/** Assignment rules and mails to users do not exist here: saying how they are to be treated changes nothing. */
export const saveOptionsOf = ({ values }: DmlOptions): SaveOptions => {
  const duplicates = (values.duplicateruleheader as DataObject | null)?.values ?? {};
  return {
    allOrNone: values.optallornone === true,
    truncate: values.allowfieldtruncation === true,
    allowDuplicates: duplicates.allowsave === true,
    runsDuplicateRulesAsUser: duplicates.runascurrentuser === true,
  };
};
