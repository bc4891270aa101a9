/**
 * Duplicate rules and the matching rules they use (Metadata API Developer Guide, DuplicateRule, MatchingRules). What can
 * be judged from the metadata are exact matches; of fuzzy methods and of the standard matching rules only the names are
 * known: duplicate rules that use them are left out by name.
 */
import type { Schema } from './schema.ts';
import { children, flag, text, textOr, texts, type XmlNode } from './xml.ts';

interface MatchingRule {
  /** `Lead.Same_Email`, in lower case. */
  key: string;
  active: boolean;
  items: { field: string; method: string; matchesBlanks: boolean }[];
  /** `1 AND (2 OR 3)`; null: all of them. */
  logic: string | null;
}

/** Fields of a stored record that equal those of the saved one. */
export interface DuplicateMatch {
  /** Object that is searched. */
  object: string;
  rule: string;
  items: { field: string; savedField: string; matchesBlanks: boolean }[];
  logic: string | null;
}

/** What a rule does on one kind of save. */
export interface DuplicateAction {
  action: 'Allow' | 'Block';
  alerts: boolean;
}

export interface DuplicateRule {
  object: string;
  name: string;
  alertText: string;
  onInsert: DuplicateAction;
  onUpdate: DuplicateAction;
  /** Are records that the user may not see left out of the search? */
  enforcesSharing: boolean;
  sortOrder: number;
  matches: DuplicateMatch[];
}

interface WrittenRule extends Omit<DuplicateRule, 'matches'> {
  uses: { object: string; rule: string; mapping: Map<string, string> | null }[];
  hasFilter: boolean;
}

/** What the files of a project say, until all of them are read. */
export class DuplicateRuleFiles {
  private readonly rules: WrittenRule[] = [];
  private readonly matching = new Map<string, MatchingRule>();

  /** @param name `Lead.Same_Person` */
  addRule(node: XmlNode, name: string): void {
    if (!flag(node, 'isActive')) return;
    const [object, developerName] = name.split('.');
    const action = (of: 'OnInsert' | 'OnUpdate'): DuplicateAction => ({
      action: textOr(node, `action${of}`, 'Allow') === 'Block' ? 'Block' : 'Allow',
      alerts: texts(node, `operations${of}`).includes('Alert'),
    });
    this.rules.push({
      object,
      name: developerName,
      // What the platform shows where a rule has no text of its own.
      alertText: textOr(node, 'alertText', 'Use one of these records?'),
      onInsert: action('OnInsert'),
      onUpdate: action('OnUpdate'),
      enforcesSharing: textOr(node, 'securityOption', '') === 'EnforceSharingRules',
      sortOrder: Number(textOr(node, 'sortOrder', '1')),
      hasFilter: children(node, 'duplicateRuleFilter').some(
        (filter) => children(filter, 'duplicateRuleFilterItems').length,
      ),
      uses: children(node, 'duplicateRuleMatchRules').map((use) => ({
        object: textOr(use, 'matchRuleSObjectType', object),
        rule: textOr(use, 'matchingRule', ''),
        mapping: mappingOf(children(use, 'objectMapping')),
      })),
    });
  }

  /** @param object whose matching rules the file holds */
  addMatchingRules(node: XmlNode, object: string): void {
    for (const rule of children(node, 'matchingRules')) {
      const key = `${object}.${textOr(rule, 'fullName', '')}`.toLowerCase();
      this.matching.set(key, {
        key,
        active: textOr(rule, 'ruleStatus', '') === 'Active',
        logic: text(rule, 'booleanFilter'),
        items: children(rule, 'matchingRuleItems').map((item) => ({
          field: textOr(item, 'fieldName', ''),
          method: textOr(item, 'matchingMethod', ''),
          matchesBlanks: textOr(item, 'blankValueBehavior', '') === 'MatchBlanks',
        })),
      });
    }
  }

  /** The rules that can be judged, in their order; `leftOut` hears of the others, with the reason. */
  rulesFor(schema: Schema, leftOut: (line: string) => void): DuplicateRule[] {
    const judged: DuplicateRule[] = [];
    for (const rule of this.rules) {
      const matches: DuplicateMatch[] = [];
      const reason = rule.hasFilter
        ? 'conditions of the rule'
        : rule.uses.map((use) => this.resolve(rule, use, schema, matches)).find((one) => one !== null);
      if (reason) leftOut(`Not supported by the local org: duplicate rule ${rule.object}.${rule.name}: ${reason}`);
      else judged.push({ ...rule, matches });
    }
    return judged.sort((a, b) => a.sortOrder - b.sortOrder);
  }

  /** Adds the match; answers why it cannot be judged, or null. */
  private resolve(
    { object }: WrittenRule,
    use: WrittenRule['uses'][number],
    schema: Schema,
    matches: DuplicateMatch[],
  ): string | null {
    const known = this.matching.get(`${use.object}.${use.rule}`.toLowerCase());
    if (!known) return `the matching rule ${use.rule}, which is not in the project`;
    if (!known.active) return `the matching rule ${use.rule}, which is not active`;
    const fuzzy = known.items.find(({ method }) => method !== 'Exact');
    if (fuzzy) return `the matching method ${fuzzy.method} of ${fuzzy.field}`;
    if (known.logic && !/^(?:\d+|AND|OR|NOT|[()\s])+$/i.test(known.logic)) return `the logic ${known.logic}`;
    if (use.object !== object && !use.mapping) return `matches with ${use.object} without a mapping of fields`;
    const items = known.items.map(({ field, matchesBlanks }) => ({
      field,
      savedField: use.object === object ? field : (use.mapping?.get(field.toLowerCase()) ?? ''),
      matchesBlanks,
    }));
    const missing = items.find(
      (item) => !isComparable(schema, use.object, item.field) || !isComparable(schema, object, item.savedField),
    );
    if (missing) return `the field ${missing.field} of ${use.object}`;
    matches.push({ object: use.object, rule: use.rule, items, logic: known.logic });
    return null;
  }
}

/** Fields that are put together of others cannot be searched for here. */
function isComparable(schema: Schema, object: string, name: string): boolean {
  const field = schema.field(object, name);
  return field !== null && field.formula === null && field.derived === null && field.summary === null;
}

/** Field of the searched object, in lower case → field of the saved one. */
function mappingOf(mappings: XmlNode[]): Map<string, string> | null {
  if (!mappings.length) return null;
  return new Map(
    mappings
      .flatMap((mapping) => children(mapping, 'mappingFields'))
      .map((field) => [textOr(field, 'outputField', '').toLowerCase(), textOr(field, 'inputField', '')]),
  );
}
