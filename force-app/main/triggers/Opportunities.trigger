trigger Opportunities on Opportunity(before insert, before update, after insert, after update) {
    TriggerDispatch.run(new List<TriggerHandler>{ new StageCapture() });
}
