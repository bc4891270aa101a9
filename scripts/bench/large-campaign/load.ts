/** A campaign with as many members as wanted, quickly: one lead and one member are saved, the others are copied rows. */
import type { Org } from '../../../local-org/execution/org.ts';

export interface LoadedCampaign {
  id: string;
  members: number;
}

/** @param name of the campaign, and in the names of its leads */
export function loadCampaign(org: Org, name: string, members: number): LoadedCampaign {
  const script = `Lead lead = new Lead(FirstName = '${name}', LastName = 'Bench', Company = '${name}', Email = '${name}@example.com');
    insert lead;
    Campaign campaign = new Campaign(Name = '${name}', IsActive = true, Type = 'Conference', StartDate = Date.newInstance(2026, 1, 8));
    insert campaign;
    insert new CampaignMember(CampaignId = campaign.Id, LeadId = lead.Id);`;
  org.transact({ entry: { kind: 'anonymous', name: 'bench setup' } }, org.program.anonymous(script, 'bench.apex'));
  const { store } = org;
  const id = store.first('SELECT Id FROM Campaign WHERE Name = ?', name)![0] as string;
  const [leadId, memberId] = store.first('SELECT LeadId, Id FROM CampaignMember WHERE CampaignId = ?', id)!;
  const copyLead = copier(org, 'Lead', leadId as string, ['LastName', 'Name', 'Email', 'Company']);
  const copyMember = copier(org, 'CampaignMember', memberId as string, ['LeadId']);
  org.atomically(() => {
    for (let i = 1; i < members; i++) {
      // Not in the order of their ids, as in real life.
      const key = ((i * 7919) % members).toString().padStart(7, '0');
      const last = `Bench ${key}`;
      copyMember(copyLead(last, `${name} ${last}`, `${name}${key}@example.com`, `Company ${key.slice(-3)}`));
    }
  });
  return { id, members };
}

/** A function that copies a row under a new id with other values in these fields; it answers the id. */
function copier(org: Org, object: string, templateId: string, fields: string[]): (...values: string[]) => string {
  const { store } = org;
  const schema = org.schema.object(object)!;
  const columns = store.all(`SELECT name FROM pragma_table_info('${object}')`).map(([column]) => column as string);
  const replaced = ['Id', ...fields].filter((field) => columns.includes(field));
  const used = fields.map((field) => columns.includes(field));
  const selected = columns.map((column) =>
    replaced.includes(column) ? `?${replaced.indexOf(column) + 1}` : `"${column}"`,
  );
  const statement = `INSERT INTO "${object}" (${columns.map((column) => `"${column}"`).join(', ')}) SELECT ${selected.join(', ')} FROM "${object}" WHERE Id = ?${replaced.length + 1}`;
  return (...values) => {
    const id = store.nextId(schema);
    store.run(statement, id, ...values.filter((_, index) => used[index]), templateId);
    return id;
  };
}
