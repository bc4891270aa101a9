trigger RevenueStages on Revenue_Stage__c(after insert, after update, after delete, after undelete) {
    TriggerDispatch.run(new List<TriggerHandler>{ new RevenueModelChanges() });
}
