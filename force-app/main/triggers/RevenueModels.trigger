trigger RevenueModels on Revenue_Model__c(after insert, after update, after delete, after undelete) {
    TriggerDispatch.run(new List<TriggerHandler>{ new RevenueModelChanges() });
}
