trigger OpportunityContactRoles on OpportunityContactRole(after insert, after update) {
    TriggerDispatch.run(new List<TriggerHandler>{ new ContactRoleCapture() });
}
