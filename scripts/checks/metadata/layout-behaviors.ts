/**
 * What a deployment demands of the fields on a layout and no schema says.
 *
 * Salesforce Help, "Page Layouts": a universally required field can't be read only or optional on a layout, and a
 * layout always shows it. Layouts retrieved from orgs hold such fields, master-detail fields and text names with the
 * behavior `Required`; an org refuses a layout that says otherwise.
 */
import type { Project } from '../../../local-org/metadata/index.ts';
import type { FieldSchema, ObjectSchema } from '../../../local-org/metadata/schema.ts';
import type { Findings } from './findings.ts';

export function checkLayoutBehaviors(project: Project, findings: Findings): void {
  for (const layout of project.layouts) {
    const object = project.schema.object(layout.object);
    if (!object) continue;
    const behaviorByField = new Map(
      layout.sections
        .flatMap((section) => section.columns.flat())
        .flatMap((item) => (item.field ? [[item.field.toLowerCase(), item.behavior] as const] : [])),
    );
    for (const field of object.fields.values()) {
      if (!isAlwaysRequired(object, field)) continue;
      const behavior = behaviorByField.get(field.name.toLowerCase());
      if (behavior === undefined)
        findings.add(layout.file, `lacks field ${layout.object}.${field.name}, which every record needs`);
      else if (behavior !== 'Required')
        findings.add(
          layout.file,
          `shows field ${layout.object}.${field.name} as ${behavior ?? 'nothing'}, which must be Required`,
        );
    }
  }
}

/**
 * Required for every record and entered by people: custom fields, and the text name of a custom object. Standard
 * fields have layouts of their own (`Name` stands for `LastName`), which these rules don't describe.
 */
const isAlwaysRequired = (object: ObjectSchema, field: FieldSchema): boolean =>
  field.custom ? field.required : object.custom && field.name === 'Name' && field.type === 'Text';
