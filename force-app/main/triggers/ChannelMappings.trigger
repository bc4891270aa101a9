trigger ChannelMappings on Channel_Mapping__c(after insert, after update, after delete, after undelete) {
    TriggerDispatch.run(new List<TriggerHandler>{ new ChannelMappingTouchpoints() });
}
