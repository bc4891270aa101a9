trigger SyncRules on Sync_Rule__c(after insert, after update, after delete, after undelete) {
    TriggerDispatch.run(new List<TriggerHandler>{ new SyncRuleChanges() });
}
