trigger SyncRuleConditions on Sync_Rule_Condition__c(after insert, after update, after delete, after undelete) {
    TriggerDispatch.run(new List<TriggerHandler>{ new SyncRuleChanges() });
}
