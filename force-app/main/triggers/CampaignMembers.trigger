trigger CampaignMembers on CampaignMember(after insert, after update, after delete, after undelete) {
    TriggerDispatch.run(new List<TriggerHandler>{ new CampaignMemberTouchpoints() });
}
