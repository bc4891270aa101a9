/** A customer's trigger that saves its records once more, as a field update of a workflow does, and refuses some late. */
trigger CustomersLeads on Lead(after update) {
    List<Lead> again = new List<Lead>();
    for (Lead lead : Trigger.new) {
        if (lead.Company == 'Refused') {
            lead.addError('This company is refused.');
        }
        if (!lead.IsConverted && lead.Status != Trigger.oldMap.get(lead.Id).Status && lead.Rating == null) {
            again.add(new Lead(Id = lead.Id, Rating = 'Hot'));
        }
    }
    if (!again.isEmpty()) {
        update as system again;
    }
}
