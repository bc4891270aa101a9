trigger Campaigns on Campaign(after update, before delete, after undelete) {
    TriggerDispatch.run(new List<TriggerHandler>{ new CampaignTouchpoints() });
}
