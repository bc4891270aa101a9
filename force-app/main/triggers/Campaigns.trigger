trigger Campaigns on Campaign(after update, before delete) {
    TriggerDispatch.run(new List<TriggerHandler>{ new CampaignTouchpoints() });
}
