trigger CampaignMembers on CampaignMember(after insert, after update, after delete) {
    TriggerDispatch.run(new List<TriggerHandler>{ new CampaignMemberTouchpoints() });
}
